"""What stands around every page: menu, address, choices, parts, files."""
