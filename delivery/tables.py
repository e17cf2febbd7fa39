"""The tables of delivery, as SQLAlchemy sees them. The migrations make them.

An update is open while `outcome` is NULL; the database itself refuses a closed update that still
has a body.
"""

from typing import Final

from sqlalchemy import (
    ARRAY,
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Double,
    Index,
    LargeBinary,
    MetaData,
    SmallInteger,
    String,
    Table,
    text,
)

metadata: Final = MetaData()

inbox: Final = Table(
    "inbox",
    metadata,
    Column("update_id", BigInteger, primary_key=True, autoincrement=False),
    Column("lane", BigInteger, nullable=False),  # the chat; 0 once it is closed
    Column("kind", String(32), nullable=False),
    Column("urgent", Boolean, nullable=False),
    Column("received_at", Double, nullable=False),  # seconds since 1970, as are all moments here
    Column("sent_at", Double, nullable=False),
    Column("body", LargeBinary),  # sealed; NULL from the moment the update is closed
    Column("owner", String(32)),  # the replica that is answering it
    Column("tries", SmallInteger, nullable=False, server_default=text("0")),
    Column("outcome", String(16)),
    CheckConstraint("(outcome IS NULL) = (body IS NOT NULL)", name="closed_has_no_body"),
)

_OPEN: Final = text("outcome IS NULL")
Index("inbox_open", inbox.c.update_id, sqlite_where=_OPEN, postgresql_where=_OPEN)
Index("inbox_lane", inbox.c.lane, inbox.c.update_id, sqlite_where=_OPEN, postgresql_where=_OPEN)
_URGENT: Final = text("outcome IS NULL AND urgent")
Index("inbox_urgent", inbox.c.lane, sqlite_where=_URGENT, postgresql_where=_URGENT)
Index("inbox_received", inbox.c.received_at)

leases: Final = Table(
    "leases",
    metadata,
    Column("name", String(48), primary_key=True),  # "replica:NAME", or "poller"
    Column("holder", String(32), nullable=False),
    Column("until", Double, nullable=False),
    Column("content", String(64)),  # the version the holder answers from
)

budget: Final = Table(
    "budget",
    metadata,
    Column("name", String(48), primary_key=True),
    Column("free_at", Double, nullable=False),  # when the next send fits into the rate
)

paces: Final = Table(  # on PostgreSQL only: one process on SQLite counts by itself
    "paces",
    metadata,
    Column("chat", BigInteger, primary_key=True, autoincrement=False),
    Column("moments", ARRAY(Double), nullable=False),  # see `rates.py`
)
