"""Needs of a municipality from data and a questionnaire, and possible measures with evidence and funding."""
