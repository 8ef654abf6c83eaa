"""The first hundred days of a mayor: dated duties, key figures, ongoing projects."""
