"""The parts of the profile page, in the order in which they are read."""

import html
from collections.abc import Mapping

import streamlit as st

from patokaz import layout
from patokaz.analysis.standing import FEWEST, block_facts, outstanding, strong_changes
from patokaz.charts.cards import figure_card, lead_html, rows_html, withheld_card
from patokaz.comparisons import similar_to, similarity_defaults
from patokaz.countries import headline, level_name, levels, result_chain
from patokaz.database import data_version
from patokaz.groups import asked_group, group_address, with_group
from patokaz.i18n import Words, words
from patokaz.indicators import BLOCKS, catalogue
from patokaz.places import country_strips
from patokaz.profile_structures import composition_html, compositions
from patokaz.profiles import (
    Profile,
    asked_profile,
    block_lead,
    block_rows,
    compared_changes,
    context_texts,
    details,
    nearest_figure,
    whose,
)
from patokaz.screens.country_map import show_locator_map
from patokaz.screens.embedding import show_embed_choice
from patokaz.screens.place_cards import show_card_choice
from patokaz.screens.place_choice import links_below
from patokaz.screens.presentation import show_present_choice
from patokaz.screens.profile_documents import show_documents
from patokaz.screens.search_box import show_search
from patokaz.sentences import block_sentence, change_sentence, standing_sentence

NEAREST = 7


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
        show_similar_choice(profile, t)
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


def show_similar_choice(profile: Profile, t: Words) -> None:
    """The link that takes the most similar municipalities as comparison group; nothing where there are none."""
    area = profile.area
    if area["level"] != "municipality":
        return
    found = similar_to(
        area["country_id"], area["area_id"], dict.fromkeys(similarity_defaults(area["country_id"]), 1.0), NEAREST
    )
    if found.empty:
        return
    group = group_address(found["area"].tolist(), t("group.like", place=area["name"]))
    link = layout.address_of("profile", layout.address(area=area["area_id"], **group))
    text = t("group.use_similar", count=len(found))
    st.html(f'<p class="similar-link"><a href="{html.escape(link)}" target="_self">{html.escape(text)} →</a></p>')


def show_context(profile: Profile, t: Words) -> None:
    """War status and the like: beside the figures, with its date, never in a score."""
    for title, text, state in context_texts(profile, t):
        st.html(
            f'<div class="context"><b>{html.escape(title)}:</b> {html.escape(text)}'
            f'<span class="quiet">{html.escape(state)}</span></div>'
        )


def show_headline(profile: Profile, t: Words) -> None:
    """The ten headline figures of the country, each opening what it rests on; above municipalities those that exist."""
    st.html(_parts(profile, t)[0])


def show_standing(profile: Profile, t: Words) -> None:
    """What stands out, in words."""
    st.html(_parts(profile, t)[1])


def show_chapters(profile: Profile, t: Words) -> None:
    """The result chain, then the seven blocks."""
    st.html(_parts(profile, t)[2])


def _parts(profile: Profile, t: Words) -> tuple[str, str, str]:
    peers = profile.place.peers
    group = f"{peers.name} {','.join(peers.ids)}" if peers else ""
    return _drawn(data_version(), profile.area["area_id"], t.language, group, profile)


@st.cache_data(show_spinner=False, max_entries=100)
def _drawn(version: str, area_id: str, language: str, group: str, _profile: Profile) -> tuple[str, str, str]:
    t = words(language)
    return (
        headline_html(_profile, t),
        standing_html(_profile, t) + changes_html(_profile, t),
        chain_html(_profile, t) + blocks_html(_profile, t),
    )


def headline_html(profile: Profile, t: Words) -> str:
    """The headline figures as cards."""
    cards = []
    for key in headline(profile.area["country_id"]):
        figure = profile.figure(key)
        if figure:
            cards.append(card_html(profile, profile, figure, t))
        elif key in profile.withheld:
            cards.append(withheld_card(catalogue()[key], *profile.withheld[key], t))
    return f'<div class="figures">{"".join(cards)}</div>'


def card_html(owner: Profile, profile: Profile, figure: Mapping[str, object], t: Words) -> str:
    """A figure as a card that opens what it rests on; whose it is where it is not the profile's own."""
    indicator = catalogue()[str(figure["indicator_id"])]
    strips = country_strips(data_version(), owner.area["country_id"])
    of_area = whose(owner, profile, t)
    return figure_card(figure, indicator, owner.place, strips, t, details(owner, figure, indicator, t), of_area)


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


def changes_html(profile: Profile, t: Words) -> str:
    """What changed more than elsewhere since the year before, in words, with the rule; nothing where no change is known."""
    figures = compared_changes(profile)
    if not (figures["change_of"] >= FEWEST).any():
        return ""
    items = "".join(
        f"<li>{'↑' if row['rises'] else '↓'} {html.escape(change_sentence(row, t))}</li>"
        for row in strong_changes(figures).to_dict("records")
    )
    title = f"<h3>{html.escape(t('profile.changes'))}</h3>"
    body = f'<ul class="standout">{items}</ul>' if items else f"<p>{html.escape(t('profile.changes_none'))}</p>"
    return f'{title}{body}<p class="quiet">{html.escape(t("profile.changes_rule"))}</p>'


def chain_html(profile: Profile, t: Words) -> str:
    """Work, own revenue, investment, services: one figure each, if need be of the area around, or the sentence that there is none."""
    steps = []
    for step, ids in result_chain(profile.area["country_id"]).items():
        found = nearest_figure(profile, ids)
        body = f'<p class="quiet">{html.escape(t("chain.missing"))}</p>'
        if found is not None:
            owner, figure = found
            body = card_html(owner, profile, figure, t)
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
        lead = block_lead(profile, block)
        drawn_lead = lead_html(lead, catalogue()[str(lead["indicator_id"])], profile.place, t) if lead else ""
        parts.append(
            f'<div class="opening">{drawn_lead}<p class="sentence">{html.escape(block_sentence(facts, t))}</p></div>'
            f"{rows_html(rows, t) if rows else ''}"
        )
        parts.append(f'<div class="structures">{drawn}</div>')
    return "".join(parts)


def show_places_below(profile: Profile, t: Words) -> None:
    """The areas directly below, as links."""
    if profile.area["level"] == "municipality":
        return
    links = links_below(profile.area["area_id"], t)
    if not links:
        layout.show_notice(t("profile.no_places_below"), "")
        return
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
