"""The profile's page as HTML, drawn once for all who look at a place in a language."""

from markupsafe import Markup

from patokaz.language.words import Words
from patokaz.profile.around import arounds
from patokaz.profile.asked_first import not_held
from patokaz.profile.cards import chapters_html, facts_html, headline_html, standing_html
from patokaz.profile.first_sentence import first_facts
from patokaz.profile.model import profile_model
from patokaz.profile.profile import Profile
from patokaz.statistics.cached import cached


@cached(100)
def profile_parts(profile: Profile, base: str, t: Words) -> tuple[Markup, Markup, Markup, Markup]:
    """The first sentence; the headline figures; what stands out and what changed; the result chain and the chapters.

    base: the public address, for the code that embeds a figure.
    """
    model = profile_model(profile, t)
    cards = headline_html(
        model.headline, model.withheld_headline, t, arounds(profile, model.headline, base, t), not_held(profile, t)
    )
    return facts_html(first_facts(profile, t)), cards, standing_html(model, t), chapters_html(model, t)
