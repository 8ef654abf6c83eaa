"""Regional potential: maps that compare, potential against result."""
