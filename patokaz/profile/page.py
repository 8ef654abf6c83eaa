"""The profile's page as HTML, drawn once for all who look at a place in a language."""

from markupsafe import Markup

from patokaz.language.words import Words
from patokaz.profile.cards import chapters_html, headline_html, standing_html
from patokaz.profile.model import profile_model
from patokaz.profile.profile import Profile
from patokaz.statistics.cached import cached


@cached(100)
def profile_parts(profile: Profile, t: Words) -> tuple[Markup, Markup, Markup]:
    """The headline figures; what stands out and what changed; the result chain and the chapters."""
    model = profile_model(profile, t)
    return headline_html(model.headline, model.withheld_headline), standing_html(model, t), chapters_html(model, t)
