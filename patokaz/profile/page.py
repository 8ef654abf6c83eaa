"""The profile page as HTML, cached for all users of a place and language."""

from markupsafe import Markup

from patokaz.frame.address import address_of
from patokaz.language.words import Words
from patokaz.profile.around import arounds
from patokaz.profile.asked_first import not_held
from patokaz.profile.cards import block_html, chapters_html, facts_html, headline_html, standing_html
from patokaz.profile.first_sentence import first_facts
from patokaz.profile.model import profile_model
from patokaz.profile.peers import told_group
from patokaz.profile.profile import Profile
from patokaz.statistics.cached import cached
from patokaz.statistics.database import data_version


@cached(100)
def profile_parts(profile: Profile, base: str, t: Words) -> tuple[Markup, Markup, Markup, Markup]:
    """First sentence; headline figures; what stands out and what changed; result chain and chapters.

    base: the public address, for embedding codes.
    """
    model = profile_model(profile, t)
    cards = headline_html(
        model.headline, model.withheld_headline, t, arounds(profile, model.headline, base, t), not_held(profile, t)
    )
    later = {block.id: figures_address(profile, block.id, t) for block in model.blocks}
    return facts_html(first_facts(profile, t)), cards, standing_html(model, t), chapters_html(model, t, later)


def figures_address(profile: Profile, block: str, t: Words) -> str:
    """The address from which the browser loads the figures of a chapter."""
    about = {"area": str(profile.area["area_id"]), "lang": t.language, "block": block, "data": data_version()}
    return address_of("figures", about | told_group(profile))


@cached(200)
def block_figures(profile: Profile, block: str, t: Words) -> Markup | None:
    """The figures of a chapter; None for an unknown one."""
    found = next((entry for entry in profile_model(profile, t).blocks if entry.id == block), None)
    return block_html(found, t) if found else None
