"""A plan from the officer's own workbook: read, computed, written back, reported."""
