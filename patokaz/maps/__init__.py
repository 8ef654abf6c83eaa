"""One quantity over the areas of a level, on a map and in a ranking."""
