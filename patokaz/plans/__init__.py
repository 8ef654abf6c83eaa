"""A plan from the officer's own workbook: reading, computing, writing back, reporting."""
