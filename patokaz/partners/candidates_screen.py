"""Candidates: the map with the group, the candidates with their terms, unknown ones, excluded ones."""

from patokaz.charts.area_map import Style
from patokaz.charts.plain import table_html
from patokaz.frame.address import address, links
from patokaz.frame.parts import (
    show_chapter,
    show_html,
    show_quiet,
    show_sentence,
    show_titled,
    side_by_side,
    together,
)
from patokaz.language.words import Words
from patokaz.maps.picture import Picture
from patokaz.maps.screen import CountryMap, show_country_map
from patokaz.partners.finder import LEVEL, Finder
from patokaz.partners.group_map import drawn_finder, group_picture, group_style
from patokaz.partners.tables import candidates_html, capacity_html, member_columns
from patokaz.partners.texts import finding, fixed_sentences, names, remarks, saving_sentences, score_rule
from patokaz.partners.view import PartnersView
from patokaz.statistics.war_status import status_list

HEIGHT = 460


def show_free(view: PartnersView, t: Words) -> None:
    """The finding, the map, the group and all candidates of a service with free choice of partners."""
    finder, group = view.finder, view.group
    assert finder is not None and group is not None
    show_sentence(finding(finder, group, t), note=" ".join(remarks(finder, group, t)))
    with side_by_side("more_free"):
        _show_map(view.country, *drawn_finder(finder, tuple(one.area for one in group.partners), t.language), t)
        with together():
            _show_saving(view, t)
            _show_capacity(view, t)
    with together():
        if finder.candidates:
            show_html(candidates_html(finder, tuple(sorted(address(area=None).items())), t.language))
        _show_apart(finder, t)
        show_titled(t("partners.rule_title"), "")
        show_quiet(score_rule(view.country, t))


def _show_map(country: str, picture: Picture, style: Style, t: Words) -> None:
    shown = CountryMap(
        picture, t.measure("count"), country, LEVEL, t("partners.map_title"), "partners", height=HEIGHT, style=style
    )
    show_country_map(shown, t)


def _show_saving(view: PartnersView, t: Words) -> None:
    show_chapter(t("partners.saving_title"))
    if view.saving is None:
        show_quiet(t("partners.no_saving"))
        return
    told, basis, caution = saving_sentences(view.saving, view.country, t)
    show_sentence(told, note=f"{basis} {caution}")


def _show_capacity(view: PartnersView, t: Words) -> None:
    show_chapter(t("partners.capacity_title"))
    if drawn := capacity_html(view, t):
        show_html(drawn)
    show_quiet(t("partners.capacity_lacks"))


def _show_apart(finder: Finder, t: Words) -> None:
    if finder.unknown:
        show_titled(t("partners.unknown"), "")
        show_quiet(t("partners.unknown_text", names=names(finder.unknown)))
    if finder.not_offered:
        day = status_list(finder.country).day
        show_titled(t("partners.not_offered"), "")
        told = t("partners.not_offered_text", names=names(finder.not_offered), day=t.date(day) if day else "")
        show_quiet(told)


def show_fixed(view: PartnersView, t: Words) -> None:
    """The group fixed by law."""
    title, note = fixed_sentences(view, t)
    show_sentence(title, note=note)
    if not view.members:
        return
    own = view.profile.area["area_id"]
    classes = {member.area: "place" if member.area == own else "group" for member in view.members}
    with side_by_side("more_fixed"):
        picture = group_picture(view.country, classes, t)
        _show_map(view.country, picture, group_style(picture, classes, {}, t), t)
        with together():
            columns = member_columns(view, links("profile", "area", [member.area for member in view.members]), t)
            show_titled(t("partners.fixed_title"), table_html(columns, t("partners.fixed_title")))
            if any(member.votes_pct is not None for member in view.members):
                show_quiet(t("partners.votes_note"))
