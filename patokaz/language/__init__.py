"""Words, numbers and dates in five languages."""
