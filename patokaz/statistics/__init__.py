"""All reading of figures: the statistics file, the catalogue, sources, countries."""
