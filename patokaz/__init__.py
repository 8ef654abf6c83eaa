"""Shared code of the Patokaz pages: data access, texts, methods and charts."""
