"""The municipal profile and what leaves it."""
