"""How a value becomes approved: who may, what is missing, and the one table of moves."""
