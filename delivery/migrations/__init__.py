"""The tables' history; run at start, in order. Knows nothing of how they are used."""
