"""What the pages of Patokaz share: data access, words, methods and charts."""
