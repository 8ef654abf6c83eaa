"""Parts of the screen drawn by the browser with static code of the product."""

import json
from collections.abc import Callable, Mapping
from functools import cache, lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import orjson
import streamlit as st
from streamlit.components.v2.bidi_component import ComponentResult

from patokaz.frame.parts import show_html
from patokaz.language.html import html

STATIC = Path(__file__).parents[2] / "static"
LOADER = """
const at = (file) => new URL(file, document.baseURI).href;
const loaded = import(at("{code}"));
export default function (component) {{
  const {{ parentElement: parent }} = component;
  if (!parent.querySelector("link")) {{
    const sheet = Object.assign(document.createElement("link"), {{ rel: "stylesheet", href: at("{style}") }});
    parent.styled = new Promise((done) => {{ sheet.onload = sheet.onerror = done; }});
    parent.prepend(sheet);
  }}
  const told = {{ ...component, data: JSON.parse(new TextDecoder().decode(component.data)) }};
  Promise.all([loaded, parent.styled]).then(([part]) => part.show(told));
  return () => loaded.then((part) => part.forget(parent));
}}
"""


@cache
def static_address(file: str) -> str:
    """Address of a file in static/, with a content hash, so that it is fetched once."""
    return f"app/static/{file}?{sha256((STATIC / file).read_bytes()).hexdigest()[:10]}"


def style_address() -> str:
    """Address of the style sheet."""
    return static_address("patokaz.css")


def show_part(name: str, data: Mapping[str, object], leads: str, height: int = 0) -> None:
    """A browser part without communication to the server: a choice in it opens the address `leads` with its id.

    Plain HTML filled by the browser when visible: the framework's own components cost 200 kB on a first visit and a
    millisecond of every run. height: reserved pixels.
    """
    files = {"part": static_address(f"patokaz-{name}.js"), "style": static_address(f"patokaz-{name}.css")}
    show_html(
        html("frame/part", name=name, **files, leads=leads, told=json.dumps(data, ensure_ascii=False), height=height)
    )


@lru_cache(maxsize=8)
def browser_part(name: str) -> Callable[..., ComponentResult]:
    """The component with code static/patokaz-<name>.js and style static/patokaz-<name>.css.

    Both are fetched once by address: a component's inline style would be sent with every run. The data is sent as bytes
    of JSON: every value of a dictionary is examined for tables, a twelfth of the rerun of a page with a map.
    """
    code, style = (static_address(f"patokaz-{name}.{kind}") for kind in ("js", "css"))
    mount = st.components.v2.component(f"patokaz_{name}", js=LOADER.format(code=code, style=style))

    def part(*, key: str, data: Mapping[str, object], **changes: Any) -> ComponentResult:
        return mount(key=key, data=orjson.dumps(data, option=orjson.OPT_SERIALIZE_NUMPY), **changes)

    return part
