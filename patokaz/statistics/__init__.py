"""Read access to the figures: statistics file, indicator catalogue, sources, country settings."""
