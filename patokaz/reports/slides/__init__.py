"""Slides: one model, three renderings: presentation screen, editable deck, picture."""
