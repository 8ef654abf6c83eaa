"""Slides: one model, and three skins of it: the wall, a deck that stays editable, a picture."""
