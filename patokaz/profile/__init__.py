"""The municipal profile and its documents."""
