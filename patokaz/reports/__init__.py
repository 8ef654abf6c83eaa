"""Tables and figures -> files. Knows no screen and no database."""
