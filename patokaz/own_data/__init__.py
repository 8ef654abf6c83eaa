"""The user's own figures: reading a file, matching its places, its columns as indicators of one session."""
