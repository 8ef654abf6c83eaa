"""File formats: tables, archives, PDF, slides, pictures."""
