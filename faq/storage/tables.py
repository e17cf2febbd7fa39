"""The tables of the store, as SQLAlchemy sees them. The migrations of `delivery` make them."""

from typing import Final

from sqlalchemy import (
    Column,
    Date,
    Double,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
)

metadata: Final = MetaData()

keepsakes: Final = Table(
    "keepsakes",
    metadata,
    Column("shelf", String(32), primary_key=True),
    Column("chat", LargeBinary(16), primary_key=True),  # a mark, never an id; see marks.py
    Column("person", LargeBinary(16), primary_key=True),
    Column("value", LargeBinary, nullable=False),  # sealed
    Column("until", Double),  # seconds since 1970; NULL: until it is erased
    sqlite_with_rowid=False,
)
Index("keepsakes_chat", keepsakes.c.chat)
Index("keepsakes_person", keepsakes.c.person)
Index("keepsakes_until", keepsakes.c.until)

tallies: Final = Table(
    "tallies",
    metadata,
    Column("day", Date, primary_key=True),
    Column("what", String(32), primary_key=True),
    Column("key", String(64), primary_key=True),
    Column("times", Integer, nullable=False),
    sqlite_with_rowid=False,
)

gaps: Final = Table(
    "gaps",
    metadata,
    Column("day", Date, primary_key=True),
    Column("drawn", LargeBinary(16), primary_key=True),  # by lot, so that no order tells the hour
    Column("sealed", LargeBinary, nullable=False),
    sqlite_with_rowid=False,  # a row number would tell the order too
)
