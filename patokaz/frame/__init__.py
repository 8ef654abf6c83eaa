"""The frame of every page: menu, address, choices, parts, files."""
