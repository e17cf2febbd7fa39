"""The inbox, the leases of replicas, and the shared rate budget.

Written out, not taken from `tables.py`: a migration must do the same in a year.
"""

from typing import Final

import sqlalchemy as sa
from alembic import op

revision: Final = "0001"
down_revision: Final = None

_OPEN: Final = sa.text("outcome IS NULL")
_URGENT: Final = sa.text("outcome IS NULL AND urgent")


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "inbox",
        sa.Column("update_id", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("lane", sa.BigInteger, nullable=False),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("urgent", sa.Boolean, nullable=False),
        sa.Column("received_at", sa.Double, nullable=False),
        sa.Column("sent_at", sa.Double, nullable=False),
        sa.Column("body", sa.LargeBinary),
        sa.Column("owner", sa.String(32)),
        sa.Column("tries", sa.SmallInteger, nullable=False, server_default=sa.text("0")),
        sa.Column("outcome", sa.String(16)),
        sa.CheckConstraint("(outcome IS NULL) = (body IS NOT NULL)", name="closed_has_no_body"),
    )
    _index("inbox_open", ["update_id"], _OPEN)
    _index("inbox_lane", ["lane", "update_id"], _OPEN)
    _index("inbox_urgent", ["lane"], _URGENT)
    op.create_index("inbox_received", "inbox", ["received_at"])
    op.create_table(
        "leases",
        sa.Column("name", sa.String(48), primary_key=True),
        sa.Column("holder", sa.String(32), nullable=False),
        sa.Column("until", sa.Double, nullable=False),
    )
    op.create_table(
        "budget",
        sa.Column("name", sa.String(48), primary_key=True),
        sa.Column("free_at", sa.Double, nullable=False),
    )


def _index(name: str, columns: list[str], where: sa.TextClause) -> None:
    op.create_index(name, "inbox", columns, sqlite_where=where, postgresql_where=where)


def downgrade() -> None:
    """Unmake them."""
    for table in ("budget", "leases", "inbox"):
        op.drop_table(table)
