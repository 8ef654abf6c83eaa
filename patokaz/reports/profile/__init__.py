"""Documents of a place."""
