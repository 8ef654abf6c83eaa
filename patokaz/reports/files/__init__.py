"""Kinds of files: tables, archives, PDF, slides, pictures."""
