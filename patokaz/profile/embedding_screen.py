"""One figure of a place for embedding in another site: the card, and its HTML code."""

import streamlit as st

from patokaz.frame.address import address_of, base_address, links
from patokaz.frame.choices import choice
from patokaz.frame.parts import show_folded, show_notice
from patokaz.language.html import html
from patokaz.language.words import Words
from patokaz.profile.figures import report_figure
from patokaz.profile.model import withheld_figure
from patokaz.profile.place_choice_screen import asked_profile
from patokaz.profile.profile import Profile
from patokaz.statistics.catalogue import catalogue
from patokaz.statistics.countries import headline

THEMES = ("light", "dark")
HEIGHT = 340


def show_card(t: Words) -> None:
    """The figure named by the address, with its source and a link to the whole profile."""
    profile = asked_profile(t, needed=True)
    if profile is None:
        return
    possible = shown_keys(profile)
    key = choice(t("choice.indicator"), "indicator", possible, _first(profile), t)
    figure = profile.figure(key)
    link = links("profile", "area", [profile.area["area_id"]])[0]
    if figure is None and key in profile.withheld:
        said = withheld_figure(profile, key, t)
        st.html(html("profile/embedded", figure=None, withheld=said, name=profile.title, link=link))
        return
    if figure is None:
        show_notice(t("error.no_values_title"), t("error.no_values_text"))
        return
    drawn = report_figure(profile, figure, profile, t)
    st.html(html("profile/embedded", figure=drawn, withheld=None, name=profile.title, link=link))


def shown_keys(profile: Profile) -> list[str]:
    """The indicators available for a card: those with a figure, then those with a withheld newest one."""
    own = [key for key in profile.records if not catalogue()[key].part_only]
    return own + [key for key in profile.withheld if key not in own and not catalogue()[key].part_only]


def _first(profile: Profile) -> str:
    return next((key for key in headline(profile.area["country_id"]) if key in profile.records), "population_persons")


def show_embed_choice(profile: Profile, t: Words) -> None:
    """Choice of figure, card or line, and theme; the code to paste and a preview."""

    def draw() -> None:
        keys = shown_keys(profile)
        key = st.selectbox(
            t("choice.indicator"), keys, index=keys.index(_first(profile)) if _first(profile) in keys else 0,
            format_func=lambda entry: catalogue()[entry].text("name", t.language), key="embed_indicator",
        )  # fmt: skip
        kinds = ["card", "line"] if len(profile.series[str(key)].years) > 1 else ["card"]
        kind = st.segmented_control(
            t("choice.show"),
            kinds,
            default="card",
            format_func=lambda entry: t("embed.kind_" + entry),
            key="embed_kind",
        )
        theme = st.segmented_control(
            t("embed.theme"), THEMES, default="light", format_func=lambda entry: t("embed." + entry), key="embed_theme"
        )
        address = embed_address(base_address(), profile, str(key), kind or "card", theme or "light", t)
        st.code(embed_code(address, profile, str(key), t), language="html", wrap_lines=True)
        st.iframe(address, height=HEIGHT)
        st.html(html("profile/quiet", text=t("embed.hint")))

    show_folded(t("embed.title"), "embed", draw, ":material/code:")


def embed_address(base: str, profile: Profile, indicator: str, kind: str, theme: str, t: Words) -> str:
    """The address of a stand-alone card or line."""
    choices = {"area": profile.area["area_id"], "indicator": indicator, "lang": t.language, "embed": "true"}
    shown = {} if kind == "card" else {"show": kind}
    return f"{base}/{address_of('card', choices | shown)}&embed_options={theme}_theme"


def embed_code(address: str, profile: Profile, indicator: str, t: Words) -> str:
    """The iframe of a card as HTML."""
    title = f"{profile.title}: {catalogue()[indicator].text('name', t.language)}"
    return str(html("profile/frame", address=address, title=title, height=HEIGHT))
