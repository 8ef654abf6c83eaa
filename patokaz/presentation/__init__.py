"""The wall: any view of the product full screen, one idea a slide."""
