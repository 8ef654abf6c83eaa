"""Readiness for local economic development: a self-assessment of 32 statements, some answered from figures."""
