"""Readiness for local economic development: a self-check of 32 statements, some of which the figures answer."""
