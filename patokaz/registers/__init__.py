"""What municipal people write: plans, ideas, partnerships, verdicts, and the rules that read them. Word codes, never sentences."""
