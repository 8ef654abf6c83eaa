"""Patokaz: the page frame and the menu, and the server around them. Start with `make run` or `streamlit run app.py`."""

import streamlit as st

from patokaz.frame.page import show_app

if __name__ == "__main__":
    show_app()
else:  # imported by the server, which runs this file anew for every visitor
    from patokaz.comparison.tables_answer import tables
    from patokaz.frame.beside_pages import beside_pages
    from patokaz.frame.page_head import PREVIEW
    from patokaz.frame.start_up import ROUTES, started
    from patokaz.metadata.matrix import matrix
    from patokaz.potential.layers import layer
    from patokaz.profile.figures_answer import figures
    from patokaz.profile.link_picture import Drawing

    routes = [
        *ROUTES, *beside_pages("layer", layer), *beside_pages("figures", figures), *beside_pages("tables", tables),
        *beside_pages("matrix", matrix),
        *beside_pages(PREVIEW, Drawing().picture, packed=False),
    ]  # fmt: skip
    app = st.App("app.py", routes=routes, lifespan=started)
