"""Project portfolios: lists of projects, their views, files and slides."""
