"""How updates come in, wait their turn, and are never lost. Knows nothing of what is answered."""
