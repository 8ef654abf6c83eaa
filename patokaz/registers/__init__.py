"""Data written by municipal staff (plans, ideas, partnerships, verdicts) and the rules applied to them.

Returns codes, no sentences.
"""
