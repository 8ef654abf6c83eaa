"""Parts of the screen that the browser draws itself: their code is a static file of the product."""

from functools import lru_cache
from hashlib import sha256
from pathlib import Path

import streamlit as st
from streamlit.components.v2.types import ComponentRenderer

STATIC = Path(__file__).parents[2] / "static"
LOADER = """
const loaded = import(new URL("app/static/{file}?{version}", document.baseURI).href);
export default function (component) {{
  loaded.then((part) => part.show(component));
  return () => loaded.then((part) => part.forget(component.parentElement));
}}
"""


@lru_cache(maxsize=8)
def browser_part(name: str) -> ComponentRenderer:
    """The component whose code is static/patokaz-<name>.js and whose style is static/patokaz-<name>.css."""
    script = STATIC / f"patokaz-{name}.js"
    version = sha256(script.read_bytes()).hexdigest()[:10]
    style = (STATIC / f"patokaz-{name}.css").read_text(encoding="utf-8")
    return st.components.v2.component(f"patokaz_{name}", css=style, js=LOADER.format(file=script.name, version=version))
