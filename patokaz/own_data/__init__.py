"""The reader's own figures, in the session alone."""
