"""The pages by name, and which of them stand in the header."""

PAGES = ("overview", "profile", "comparison", "potential", "portfolio", "project", "data", "presentation", "card")
BARE = ("presentation", "card")  # without header and footer


IN_HEADER = ("overview", "profile", "comparison", "potential", "portfolio", "data")
UNTITLED = ("potential",)  # their choices say what is shown; the title is for those who listen
