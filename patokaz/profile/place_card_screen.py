"""The place card on the screen: figures and colour are kept in the address, the uploaded picture only in the session."""

import re
from datetime import date
from functools import partial

import streamlit as st

from patokaz.frame.address import public_address
from patokaz.frame.choices import choice, choose_many, keep
from patokaz.frame.files import show_file
from patokaz.frame.parts import show_notice
from patokaz.frame.uploader import uploader
from patokaz.language.html import html
from patokaz.language.words import Words
from patokaz.profile.file_names import document_stem
from patokaz.profile.place_card import COLOUR, CardChoices, card_file, possible_figures, usual_figures
from patokaz.profile.profile import Profile
from patokaz.reports.files.uploads import MOST_BYTES, UnreadablePicture, Upload, read_upload
from patokaz.reports.profile.place_card import MOST
from patokaz.statistics.catalogue import catalogue

COLOURED = re.compile(r"[0-9A-Fa-f]{6}")
MEGABYTES = MOST_BYTES // 1_000_000
SENT_MEGABYTES = 20  # the server takes no more; below it, the reader of pictures says what is wrong
KEPT = "card_picture"  # key of the session: place and picture, or place and refusal


def asked_card(profile: Profile) -> CardChoices:
    """The card by address and session; invalid values are replaced by defaults."""
    possible = possible_figures(profile)
    asked = [key for key in dict.fromkeys(st.query_params.get("card_figures", "").split(",")) if key in possible]
    picture = _picture_of(profile)
    return CardChoices(
        tuple(asked[:MOST] or usual_figures(profile)), asked_colour(), picture if isinstance(picture, Upload) else None
    )


def asked_colour() -> str:
    """The brand colour of the address, or the product's accent colour."""
    asked = st.query_params.get("card_colour", "")
    return f"#{asked}" if COLOURED.fullmatch(asked) else COLOUR


def show_card(profile: Profile, t: Words) -> None:
    """The card, and the choices below it."""
    preview = st.container()
    st.html(html("profile/quiet", text=t("place_card.hint")))
    figures = choose_many(
        t("place_card.figures"), "card_figures", possible_figures(profile), usual_figures(profile), MOST, t,
        lambda key: catalogue()[key].text("name", t.language),
    )  # fmt: skip
    asked = st.query_params.get("card_colour", "")
    if asked and not COLOURED.fullmatch(asked):
        choice(t("place_card.colour"), "card_colour", [], "", t)
    _choose_colour(t)
    _take_picture(profile, t)
    picture = _picture_of(profile)
    if isinstance(picture, UnreadablePicture):
        limits = {key: t.number(value) for key, value in picture.details.items()}
        show_notice(t("place_card.refused"), t("place_card.bad_" + picture.reason, **limits))
    choices = CardChoices(tuple(figures), asked_colour(), picture if isinstance(picture, Upload) else None)
    with preview:
        _show_picture(profile, choices, t)


def _show_picture(profile: Profile, choices: CardChoices, t: Words) -> None:
    made = partial(card_file, profile=profile, choices=choices, base_url=public_address(), today=date.today(), t=t)
    with st.spinner(t("place_card.making"), show_time=False):
        picture = made("png")
    st.image(picture, width="stretch", alt=t("place_card.alt", name=profile.title))
    name = document_stem(profile.area, "card", date.today(), t)
    with st.container(horizontal=True, gap="small", key="card_files"):
        show_file(t("place_card.png"), picture, f"{name}.png", "card_png", kind="primary")
        show_file(t("place_card.svg"), partial(made, "svg"), f"{name}.svg", "card_svg")


def _choose_colour(t: Words) -> None:
    st.session_state["card_colour"] = asked_colour()

    def picked() -> None:
        keep("card_colour", str(st.session_state["card_colour"]).upper().removeprefix("#"), COLOUR.removeprefix("#"))

    st.color_picker(t("place_card.colour"), key="card_colour", on_change=picked)


def _take_picture(profile: Profile, t: Words) -> None:
    """The uploader: re-encodes a picture once and keeps it in the session until removed or replaced."""
    key = f"card_file_{profile.area['area_id']}"

    def hold() -> None:
        file = st.session_state[key]
        if file is None:
            st.session_state.pop(KEPT, None)
        else:
            st.session_state[KEPT] = (profile.area["area_id"], upload_or_refusal(file.getvalue()))

    too_large = " ".join([t("place_card.refused"), t("place_card.bad_too_large", megabytes=t.number(MEGABYTES))])
    with st.container(key="card_upload"):
        uploader(t("place_card.upload"), key, SENT_MEGABYTES, t, too_large, hold)
    if _picture_of(profile) is not None and st.session_state.get(key) is None and st.button(t("place_card.remove")):
        st.session_state.pop(KEPT)
        st.rerun(scope="fragment")


def upload_or_refusal(content: bytes) -> Upload | UnreadablePicture:
    """The picture of a file, or the reason for refusing it."""
    try:
        return read_upload(content)
    except UnreadablePicture as error:
        return error


def _picture_of(profile: Profile) -> Upload | UnreadablePicture | None:
    area, picture = st.session_state.get(KEPT, ("", None))
    return picture if area == profile.area["area_id"] else None
