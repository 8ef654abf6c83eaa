"""Projects and the lists that hold them."""
