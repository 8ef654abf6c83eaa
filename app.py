"""Patokaz: the page frame and the menu. Start with `make run` or `streamlit run app.py`."""

from patokaz.frame.page import show_app

show_app()
