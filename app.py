"""Patokaz: the page frame and the menu, and the server around them. Start with `make run` or `streamlit run app.py`."""

import streamlit as st

from patokaz.frame.page import show_app
from patokaz.frame.start_up import ROUTES, started

if __name__ == "__main__":
    show_app()
else:  # imported by the server, which runs this file anew for every visitor
    from patokaz.frame.places import beside_pages
    from patokaz.potential.layers import layer
    from patokaz.profile.figures_answer import figures

    app = st.App(
        "app.py", routes=[*ROUTES, *beside_pages("layer", layer), *beside_pages("figures", figures)], lifespan=started
    )
