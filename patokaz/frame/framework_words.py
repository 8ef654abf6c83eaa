"""What the framework writes itself, in English, and the keys of the words that stand for it in the user's language."""

from collections.abc import Mapping

from patokaz.language.words import Words

WRITTEN: Mapping[str, str] = {
    "No results": "no_results",
    "Select all": "select_all",
    "Choose an option": "choose",
    "Choose options": "choose",
    "Open": "open",
    "Clear all": "clear",
    "Clear value": "clear",
    "Selected values": "selected",
    "Selectbox options": "options",
    "Multiselect options": "options",
    "Upload": "upload",
    "file upload": "upload",
    "Skip to main content": "skip",
    "Copy to clipboard": "copy",
    "Press Enter to apply": "apply",
    "Close": "close",
    "Dismiss": "close",
    "Choose date": "date",
    "Page not found": "not_found",
    "The page that you have requested does not seem to exist. Running the app's main page.": "not_found_text",
}
PATTERNS: Mapping[str, str] = {
    r"^Help for (.+)$": "help",
    r"^day, (.+)$": "day",
    r"^month, (.+)$": "month",
    r"^year, (.+)$": "year",
    r"^Remove (.+)$": "remove",
    r"^(\d+)MB per file$": "per_file",
    r"^(\d+) options? available\.$": "available",
    r"^(.+), selected$": "announced",
    r"^You can only select up to (\d+) options?.*$": "most",
}


SAID_OTHERWISE = (
    "not_found_text",
    "per_file",
)  # in English too: an inner word of the framework, a unit without its gap


def framework_words(t: Words) -> dict[str, str]:
    """English text or pattern -> replacement; in English only for unclear texts of the framework."""
    said = {**WRITTEN, **PATTERNS}
    keys = SAID_OTHERWISE if t.language == "en" else said.values()
    return {english: t("framework." + key, gap="{}") for english, key in said.items() if key in keys}
