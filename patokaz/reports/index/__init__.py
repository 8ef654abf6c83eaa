"""Documents of a composite index."""
