"""What the bot remembers: small sealed values with an end, tallies, and gaps without a name.

One interface, `Store`, kept in memory or in a database. Nothing here knows what is asked or
answered, and no plain id of a chat or a person is ever written.
"""

from faq.storage.keeping import purge_hourly
from faq.storage.keepsakes import Gap, Sealer, Store, StoreError, Tally, Value
from faq.storage.marks import Marks
from faq.storage.memory import MemoryStore
from faq.storage.sql import SqlStore

__all__ = [
    "Gap",
    "Marks",
    "MemoryStore",
    "Sealer",
    "SqlStore",
    "Store",
    "StoreError",
    "Tally",
    "Value",
    "purge_hourly",
]
