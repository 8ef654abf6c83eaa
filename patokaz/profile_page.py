"""The parts of the profile page, in the order in which they are read."""

import html

import streamlit as st

from patokaz import layout
from patokaz.analysis.standing import block_facts, outstanding
from patokaz.charts.cards import figure_card, rows_html
from patokaz.countries import headline, level_name, levels, result_chain
from patokaz.country_map import show_locator_map
from patokaz.database import data_version, query
from patokaz.embedding import show_embed_choice
from patokaz.groups import asked_group, with_group
from patokaz.i18n import Words, words
from patokaz.indicators import BLOCKS, catalogue
from patokaz.place_cards import show_card_choice
from patokaz.places import country_strips
from patokaz.presentation import show_present_choice
from patokaz.profile_documents import show_documents
from patokaz.profile_structures import composition_html, compositions
from patokaz.profiles import Profile, asked_profile, block_rows, context_texts
from patokaz.search_box import show_search
from patokaz.sentences import block_sentence, standing_sentence


def choose_profile(t: Words) -> Profile | None:
    """The profile of the address's place; a search above it to change it."""
    show_search(t, "profile")
    profile = asked_profile(t)
    return profile and with_group(profile, asked_group(t))


def show_header(profile: Profile, t: Words) -> None:
    """Name in the reader's language and in the official spelling, what and where it is, how many people."""
    area = profile.area
    where = [level_name(area["country_id"], area["level"], t)]
    where += [name for name in (area["upper"], area["country"]) if name and name != area["name"]]
    figure = profile.figure("population_persons")
    people = ""
    if figure:
        count = t("profile.people", count=int(float(str(figure["value"]))))
        people = t("profile.people_year", people=count, year=figure["year"])
    official = area["official"] if area["official"] != area["name"] else ""
    st.html(
        f'<div class="band"><h1>{html.escape(area["name"])}</h1><span class="official">{html.escape(official)}</span>'
        f'<span class="where">{html.escape(" · ".join(where))}<br><b>{html.escape(people)}</b></span></div>'
    )


def show_group(profile: Profile, t: Words) -> None:
    """With whom the place is compared besides region and country, and the ways to change or leave out the group."""
    peers, group = profile.place.peers, asked_group(t)
    if group is None:
        return
    text = t("group.shown", group=group.name, count=len(group.ids)) if peers else t("group.too_few", group=group.name)
    change = layout.address_of("comparison", layout.address() | {"show": "group"})
    leave = layout.address_of("profile", layout.address(group=None, group_name=None))
    mark = '<i class="peers-key"></i> ' if peers else ""
    st.html(
        f'<div class="context">{mark}{html.escape(text)} <span class="quiet">'
        f'<a href="{html.escape(change)}" target="_self">{html.escape(t("group.change"))}</a> · '
        f'<a href="{html.escape(leave)}" target="_self">{html.escape(t("group.leave"))}</a></span></div>'
    )


def show_context(profile: Profile, t: Words) -> None:
    """War status and the like: beside the figures, with its date, never in a score."""
    for title, text, state in context_texts(profile, t):
        st.html(
            f'<div class="context"><b>{html.escape(title)}:</b> {html.escape(text)}'
            f'<span class="quiet">{html.escape(state)}</span></div>'
        )


def show_headline(profile: Profile, t: Words) -> None:
    """The ten headline figures of the country; for areas above municipalities those that exist."""
    strips = country_strips(data_version(), profile.area["country_id"])
    cards = []
    for key in headline(profile.area["country_id"]):
        figure = profile.figure(key)
        if figure is not None:
            cards.append(figure_card(figure, catalogue()[key], profile.place, strips, t))
    st.html(f'<div class="figures">{"".join(cards)}</div>')


def show_chapters(profile: Profile, t: Words) -> None:
    """What stands out, then the seven blocks."""
    peers = profile.place.peers
    group = f"{peers.name} {','.join(peers.ids)}" if peers else ""
    st.html(_chapters(data_version(), profile.area["area_id"], t.language, group, profile))


@st.cache_data(show_spinner=False, max_entries=100)
def _chapters(version: str, area_id: str, language: str, group: str, _profile: Profile) -> str:
    t = words(language)
    return standing_html(_profile, t) + chain_html(_profile, t) + blocks_html(_profile, t)


def standing_html(profile: Profile, t: Words) -> str:
    """What stands out, in words, with the rule that chose it."""
    rows = outstanding(profile.figures)
    title = f'<h2 class="chapter">{html.escape(t("profile.standout"))}</h2>'
    if rows.empty:
        return f'{title}<p class="sentence">{html.escape(t("profile.standout_none"))}</p>'
    items = []
    for row in rows.to_dict("records"):
        sentence = standing_sentence(row, t)
        note = t("profile.rank_note_low" if row["direction"] == -1 else "profile.rank_note_high")
        kind = "strong" if row["strength"] else "weak"
        mark = "▲" if row["strength"] else "▼"
        items.append(f'<li class="{kind}">{mark} {html.escape(sentence)} <span>({html.escape(note)})</span></li>')
    rule = html.escape(t("profile.standout_rule"))
    return f'{title}<ul class="standout">{"".join(items)}</ul><p class="quiet">{rule}</p>'


def chain_html(profile: Profile, t: Words) -> str:
    """Work, own revenue, investment, services: one figure each, or the sentence that there is none."""
    strips = country_strips(data_version(), profile.area["country_id"])
    steps = []
    for step, ids in result_chain(profile.area["country_id"]).items():
        figure = next((profile.records[key] for key in ids if key in profile.records), None)
        body = f'<p class="quiet">{html.escape(t("chain.missing"))}</p>'
        if figure is not None:
            body = figure_card(figure, catalogue()[str(figure["indicator_id"])], profile.place, strips, t)
        steps.append(f"<li><h3>{html.escape(t('chain.' + step))}</h3>{body}</li>")
    title = f'<h2 class="chapter">{html.escape(t("chain.title"))}</h2>'
    return f'{title}<p class="quiet">{html.escape(t("chain.text"))}</p><ol class="chain">{"".join(steps)}</ol>'


def blocks_html(profile: Profile, t: Words) -> str:
    """The seven blocks as chapters of one page."""
    links = "".join(f'<a href="#{block}">{html.escape(t("block." + block))}</a>' for block in BLOCKS)
    parts = [f'<nav class="chapters">{links}</nav><p class="quiet">{html.escape(t("report.method"))}</p>']
    for block in BLOCKS:
        parts.append(f'<h2 class="chapter" id="{block}">{html.escape(t("block." + block))}</h2>')
        rows = block_rows(profile, block, t)
        drawn = "".join(composition_html(entry, profile, t) for entry in compositions(profile, block))
        if not rows and not drawn:
            parts.append(f'<p class="quiet">{html.escape(t("profile.block_empty"))}</p>')
            continue
        facts = block_facts(profile.figures[profile.figures["block"] == block])
        parts.append(
            f'<p class="sentence">{html.escape(block_sentence(facts, t))}</p>{rows_html(rows, t) if rows else ""}'
        )
        parts.append(f'<div class="structures">{drawn}</div>')
    return "".join(parts)


def show_places_below(profile: Profile, t: Words) -> None:
    """The areas directly below, as links."""
    if profile.area["level"] == "municipality":
        return
    below = query("children", area=profile.area["area_id"], language=t.language)
    addresses = layout.links("profile", "area", below["area_id"])
    links = "<br>".join(
        f'<a href="{html.escape(address)}" target="_self">{html.escape(name)}</a>'
        for address, name in zip(addresses, below["name"], strict=True)
    )
    st.html(f'<h2 class="chapter">{html.escape(t("profile.places_below"))}</h2><div class="children">{links}</div>')


def show_locator(profile: Profile, t: Words) -> None:
    """Where the place lies: its outline among the areas of its level; a click opens a neighbour."""
    country, level = profile.area["country_id"], profile.area["level"]
    if level not in levels(country):
        return
    show_locator_map(t, country=country, level=level, selected=profile.area["area_id"])


def show_ways_on(profile: Profile, t: Words) -> None:
    """Links to the same place on the other pages."""
    here = layout.address(country=profile.area["country_id"], area=profile.area["area_id"])
    with st.container(horizontal=True, gap="medium", key="ways_on", vertical_alignment="center"):
        st.page_link("pages/potential.py", label=t("profile.open_map"), query_params=here, width="content")
        st.page_link("pages/portfolio.py", label=t("profile.open_projects"), query_params=here, width="content")
        st.page_link("pages/comparison.py", label=t("profile.compare"), query_params=here, width="content")
        show_present_choice(profile, t)
        show_documents(profile, t)
        show_card_choice(profile, t)
        show_embed_choice(profile, t)
