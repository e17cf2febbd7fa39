"""What copies tell each other: the version of their content, and the pace of each chat."""

from typing import Final

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision: Final = "0003"
down_revision: Final = "0002"


def upgrade() -> None:
    """Make a column and, where there can be several copies, a table."""
    op.add_column("leases", sa.Column("content", sa.String(64)))
    if op.get_bind().dialect.name == "postgresql":
        op.create_table(
            "paces",
            sa.Column("chat", sa.BigInteger, primary_key=True, autoincrement=False),
            sa.Column("moments", postgresql.ARRAY(sa.Double), nullable=False),
        )


def downgrade() -> None:
    """Unmake them."""
    if op.get_bind().dialect.name == "postgresql":
        op.drop_table("paces")
    op.drop_column("leases", "content")
