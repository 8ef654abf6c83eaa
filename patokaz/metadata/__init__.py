"""The data page: coverage, freshness, sources, definitions, downloads."""
