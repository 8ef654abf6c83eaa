"""What is held and what is not: coverage, sources, definitions, downloads."""
