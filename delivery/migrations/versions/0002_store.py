"""What the bot remembers: keepsakes, tallies and gaps (`faq.storage`).

Written out, not taken from `faq/storage/tables.py`: a migration must do the same in a year. Only
adds, so copies of the version before go on working beside it.
"""

from typing import Final

import sqlalchemy as sa
from alembic import op

revision: Final = "0002"
down_revision: Final = "0001"


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "keepsakes",
        sa.Column("shelf", sa.String(32), primary_key=True),
        sa.Column("chat", sa.LargeBinary(16), primary_key=True),
        sa.Column("person", sa.LargeBinary(16), primary_key=True),
        sa.Column("value", sa.LargeBinary, nullable=False),
        sa.Column("until", sa.Double),
        sqlite_with_rowid=False,
    )
    for column in ("chat", "person", "until"):
        op.create_index(f"keepsakes_{column}", "keepsakes", [column])
    op.create_table(
        "tallies",
        sa.Column("day", sa.Date, primary_key=True),
        sa.Column("what", sa.String(32), primary_key=True),
        sa.Column("key", sa.String(64), primary_key=True),
        sa.Column("times", sa.Integer, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "gaps",
        sa.Column("day", sa.Date, primary_key=True),
        sa.Column("drawn", sa.LargeBinary(16), primary_key=True),
        sa.Column("sealed", sa.LargeBinary, nullable=False),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    """Unmake them."""
    for table in ("gaps", "tallies", "keepsakes"):
        op.drop_table(table)
