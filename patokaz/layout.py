"""The frame of every page: language, header, choices kept in the address, and what is said when something fails."""

import gc
import html
import json
import logging
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from hashlib import sha256
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import streamlit as st
from plotly.graph_objects import Figure
from streamlit.navigation.page import StreamlitPage

from patokaz.database import DatabaseMissing
from patokaz.downloads import show_chart_files
from patokaz.i18n import LANGUAGES, Words, separators, words
from patokaz.written_addresses import settle_address

ROOT = Path(__file__).parents[1]
STYLE = ROOT / "static" / "patokaz.css"
PAGES = ("overview", "profile", "comparison", "potential", "portfolio", "project", "data", "presentation", "card")
BARE = ("presentation", "card")  # without header and footer
IN_HEADER = ("overview", "profile", "comparison", "potential", "portfolio", "data")
UNTITLED = ("potential", "portfolio")  # their choices say what is shown; the title is for those who listen
KEPT_EVERYWHERE = ("lang", "country", "area", "group", "group_name")
ACCEPTED_INSTEAD = {"ru": "uk", "sr": "mk", "bs": "mk", "hr": "mk"}

log = logging.getLogger("patokaz")


def show_app() -> None:
    """What app.py does: the menu, then the page that the address names."""
    _settle_memory()
    settle_address()
    page = _menu()
    page.run()


@cache
def _settle_memory() -> None:
    """Imports are done: what they made is never garbage, so collections need not look at it again."""
    gc.collect()
    gc.freeze()


def _menu() -> StreamlitPage:
    st.session_state["has_menu"] = True
    language = chosen_language()
    t = words(language)
    pages = [
        st.Page(f"pages/{name}.py", title=f"{t('page.' + name)} · Patokaz", url_path=name, default=name == "overview")
        for name in PAGES
    ]
    return st.navigation(pages, position="hidden")


@contextmanager
def page(name: str) -> Iterator[Words]:
    """Everything around a page's own content; failures become a sentence in the reader's language."""
    if "has_menu" not in st.session_state:
        _run_with_menu(name)
    t = words(chosen_language())
    st.set_page_config(page_title=f"{t('page.' + name)} · Patokaz", layout="wide", initial_sidebar_state="collapsed")
    _style(t)
    if name not in BARE:
        _header(t, name)
    if name in UNTITLED:
        st.html(f'<h1 class="unseen">{html.escape(t("page." + name))}</h1>')
    try:
        yield t
    except DatabaseMissing as error:
        log.warning("no database: %s", error)
        show_notice(t("error.no_database_title"), t("error.no_database_text"), command="python -m data.build")
    except Exception:
        log.exception("page %s failed", name)
        show_notice(t("error.failed_title"), t("error.failed_text"))
    if name not in BARE:
        _footer(t)


def _run_with_menu(name: str) -> None:
    """A deep link on a fresh server starts the page's file alone; give it the menu and begin again."""
    st.navigation(
        [st.Page(str(ROOT / "app.py"), default=True), st.Page(str(ROOT / "pages" / f"{name}.py"))], position="hidden"
    )
    st.session_state["has_menu"] = True
    st.rerun()


def chosen_language() -> str:
    """The language of the address, else the browser's first one that we speak, else English."""
    asked = st.query_params.get("lang")
    if asked in LANGUAGES:
        return str(asked)
    for tag in (st.context.headers.get("Accept-Language") or st.context.locale or "").split(","):
        code = tag.split(";")[0].strip().split("-")[0].lower()
        code = ACCEPTED_INSTEAD.get(code, code)
        if code in LANGUAGES:
            return code
    return "en"


def address(**choices: str | None) -> dict[str, str]:
    """Query parameters of a link: what is kept everywhere, changed by `choices` (None removes one)."""
    kept: dict[str, str | None] = {key: st.query_params[key] for key in KEPT_EVERYWHERE if key in st.query_params}
    return {key: value for key, value in (kept | choices).items() if value}


def links(name: str, key: str, ids: Iterable[str]) -> list[str]:
    """Addresses of another page, one for each id under `key`, for links inside HTML."""
    kept = address(**{key: None})
    return [f"{name}?{urlencode({**kept, key: entry})}" for entry in ids]


def address_of(name: str, choices: Mapping[str, str]) -> str:
    """Address of a page with these choices and no others, for links inside HTML."""
    return f"{name}?{urlencode(choices)}"


def base_address() -> str:
    """The address under which the reader sees the product, without a page."""
    seen = urlsplit(str(st.context.url or ""))
    path = seen.path.rstrip("/")
    last = path.rpartition("/")
    return f"{seen.scheme}://{seen.netloc}{last[0] if last[2] in PAGES else path}" if seen.netloc else ""


def go(name: str, **choices: str | None) -> None:
    """Open another page with choices in its address."""
    st.switch_page(f"pages/{name}.py", query_params=address(**choices))


def choice(label: str, key: str, options: Sequence[str], default: str, t: Words) -> str:
    """The address's value of a key if it is an option, else the default; an unknown value is said by its label."""
    asked = st.query_params.get(key)
    if asked is None or asked in options:
        return asked or default
    show_notice(t("error.unknown_choice_title"), t("error.unknown_choice_text", what=label, value=asked[:60]))
    del st.query_params[key]
    return default


def choose(
    label: str,
    key: str,
    options: Sequence[str],
    default: str,
    t: Words,
    name_of: Callable[[str], str],
    kind: str = "select",
    help_text: str | None = None,
) -> str:
    """A control whose choice lives in the address, by id: a select box, or `kind="pills"` for few options.

    help_text: markdown of our own.
    """
    if not options:
        return default
    default = default if default in options else options[0]
    current = choice(label, key, options, default, t)
    widget = f"choose_{key}"
    st.session_state[widget] = current

    def keep() -> None:
        picked = st.session_state[widget] or default
        if picked == default:
            st.query_params.pop(key, None)
        else:
            st.query_params[key] = picked

    if kind == "pills":
        st.segmented_control(label, options, format_func=name_of, key=widget, on_change=keep)
    else:
        st.selectbox(label, options, format_func=name_of, key=widget, on_change=keep, help=help_text)
    return current


def choose_many(
    label: str, key: str, options: Sequence[str], default: Sequence[str], most: int, name_of: Callable[[str], str]
) -> list[str]:
    """Several of many, `most` at the most; the ids live in the address, those that are no option are left out."""
    asked = [option for option in dict.fromkeys(st.query_params.get(key, "").split(",")) if option in options]
    current = asked[:most] or list(default)
    widget = f"choose_{key}"
    st.session_state[widget] = current

    def keep() -> None:
        picked = st.session_state[widget]
        if picked and picked != list(default):
            st.query_params[key] = ",".join(picked)
        else:
            st.query_params.pop(key, None)

    st.multiselect(label, options, format_func=name_of, key=widget, on_change=keep, max_selections=most)
    return current


def switch(label: str, key: str, value: str) -> bool:
    """A toggle that is on where the address's `key` is `value`."""
    widget = f"switch_{key}"
    st.session_state[widget] = st.query_params.get(key) == value

    def keep() -> None:
        if st.session_state[widget]:
            st.query_params[key] = value
        else:
            st.query_params.pop(key, None)

    return st.toggle(label, key=widget, on_change=keep)


def plain_label(text: str) -> str:
    """A text for the label of a control, which is markdown, so that it is shown as it was written."""
    return re.sub(r"([\\`*_{}\[\]()#+.!:$~<>|-])", r"\\\1", text)


def show_chart(figure: Figure, key: str, alt: str, t: Words, notes: Sequence[str] = ()) -> None:
    """A chart with the language's separators and a text for those who cannot see it; as a picture with notes and sources."""
    group, point = separators(t.language)
    figure.layout.separators = point + group
    st.plotly_chart(figure, theme=None, config={"displayModeBar": False}, key=key, alt=alt)
    show_chart_files(figure, key, alt, notes, t)


def show_notice(title: str, text: str, command: str = "") -> None:
    """A quiet box: what happened, and what to do next."""
    code = f"<code>{html.escape(command)}</code>" if command else ""
    st.html(
        f'<div class="notice" role="status"><strong>{html.escape(title)}</strong> <span>{html.escape(text)}</span> '
        f"{code}</div>"
    )


def theme() -> str:
    """The reader's theme: light or dark."""
    return "dark" if st.context.theme.type == "dark" else "light"


@cache
def style_address() -> str:
    """Where the browser finds the style sheet: fetched once, named by its content."""
    return f"app/static/{STYLE.name}?{sha256(STYLE.read_bytes()).hexdigest()[:10]}"


def _style(t: Words) -> None:
    upload = json.dumps(t("error.upload"), ensure_ascii=False)  # Streamlit's own word is English
    st.html(f'<style>@import url("{style_address()}"); :root {{ --upload: {upload}; }}</style>')
    st.html(f"<script>document.documentElement.lang='{t.language}'</script>", unsafe_allow_javascript=True)


def _header(t: Words, current: str) -> None:
    with st.container(key="header", horizontal=True, vertical_alignment="center", gap="medium"):
        st.page_link("pages/overview.py", label="Patokaz", query_params=address(), width="content")
        with st.container(key="menu", horizontal=True, gap="small", width="content"):
            for name in IN_HEADER[1:]:
                with st.container(key=f"menu_{name}{'_current' if name == current else ''}", width="content"):
                    st.page_link(f"pages/{name}.py", label=t("page." + name), query_params=address(), width="content")
        with st.container(key="language", width="content"):
            _language_choice(t)


def _language_choice(t: Words) -> None:
    st.session_state["choose_lang"] = t.language

    def keep() -> None:
        st.query_params["lang"] = st.session_state["choose_lang"]

    st.selectbox(
        t("choice.lang"), list(LANGUAGES), format_func=LANGUAGES.__getitem__, key="choose_lang", on_change=keep,
        label_visibility="collapsed", width=150,
    )  # fmt: skip


def _footer(t: Words) -> None:
    st.html(f'<footer class="foot">{html.escape(t("footer"))}</footer>')
