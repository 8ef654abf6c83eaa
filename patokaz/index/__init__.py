"""The composite index with the reader's choices."""
