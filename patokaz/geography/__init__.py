"""Areas, their names in several scripts, the search, their boundaries."""
