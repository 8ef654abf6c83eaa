"""Regional potential: comparative maps, potential against result."""
