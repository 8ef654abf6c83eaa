"""Patokaz: the page frame and the menu, and the server around them. Start with `make run` or `streamlit run app.py`."""

import streamlit as st

from patokaz.frame.page import show_app

if __name__ == "__main__":
    show_app()
else:  # imported by the server, which runs this file anew for every visitor
    from patokaz.frame.page_head import PREVIEW, beside_pages
    from patokaz.frame.start_up import ROUTES, started
    from patokaz.profile import link_picture

    app = st.App("app.py", routes=[*ROUTES, *link_picture.routes(beside_pages(PREVIEW))], lifespan=started)
