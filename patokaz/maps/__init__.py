"""Maps of one quantity over the areas of a level, with ranking."""
