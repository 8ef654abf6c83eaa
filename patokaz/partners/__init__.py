"""Possible partners for a municipal service: candidates, a connected group, evidence, legal steps."""
