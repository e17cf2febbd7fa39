"""Runs the migrations on the connection that `database.py` hands over."""

from alembic import context
from sqlalchemy import text

from delivery.tables import metadata

connection = context.config.attributes["connection"]
if connection.dialect.name == "postgresql":
    # Several replicas start at once; the first migrates, the others wait. The number is ours.
    connection.execute(text("SELECT pg_advisory_xact_lock(6025531)"))
context.configure(connection=connection, target_metadata=metadata)
with context.begin_transaction():
    context.run_migrations()
