"""The composite index with the user's settings."""
