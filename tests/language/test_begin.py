"""A language is begun in every place at once: Turkish in a folder with a text of each kind."""

import tomllib
from pathlib import Path

from patokaz.geography.names import transliterate
from patokaz.language.languages import office_tag
from tests.language.begin import begin

FILES = {
    "patokaz/language/translations/en/profile.toml": '[profile]\ntitle = "Profile"\nareas = { one = "{count} area", other = "{count} areas" }\n',
    "patokaz/language/translations/mk/sources.toml": '"Census, 2021" = "Попис, 2021"\n',
    "data/renew/texts/en.toml": 'timeout = "No answer."\n',
    "data/indicators/people/all.toml": '[births_count]  # counted\nname.mk = "Раѓања"\nname.en = "Births"\nunit = "count"\n',
    "data/countries/xe/breaks.toml": '[[break]]\nyear = 2021\nreason = { en = "Counted anew", mk = "Одново" }\n',
}


def told(root: Path, name: str) -> dict[str, object]:
    return tomllib.loads((root / name).read_text(encoding="utf-8"))


def test_a_language_is_begun_everywhere_and_nothing_else_is_touched(tmp_path: Path) -> None:
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    own = tmp_path / "patokaz/language/translations/uk/profile.toml"
    own.parent.mkdir(parents=True)
    own.write_text('[profile]\ntitle = "Профіль"\n', encoding="utf-8")
    assert begin(tmp_path, "uk") == 5
    assert begin(tmp_path, "uk") == 0
    assert told(tmp_path, "patokaz/language/translations/uk/profile.toml") == {
        "profile": {
            "title": "Профіль",
            "areas": dict.fromkeys(("few", "many", "other"), "{count} areas") | {"one": "{count} area"},
        }
    }
    assert told(tmp_path, "patokaz/language/translations/uk/sources.toml") == {"Census, 2021": "Census, 2021"}
    assert told(tmp_path, "data/renew/texts/uk.toml") == {"timeout": "No answer."}
    catalogue = (tmp_path / "data/indicators/people/all.toml").read_text(encoding="utf-8")
    assert 'name.uk = "Births"\n' in catalogue
    assert catalogue.replace('name.uk = "Births"\n', "") == FILES["data/indicators/people/all.toml"]
    assert told(tmp_path, "data/countries/xe/breaks.toml")["break"] == [
        {"year": 2021, "reason": {"en": "Counted anew", "mk": "Одново", "uk": "Counted anew"}}
    ]


def test_a_new_language_needs_no_table_of_letters_and_no_tag() -> None:
    five = ("mk", "sq", "bg", "uk", "en")
    assert [office_tag(language) for language in five] == ["mk-MK", "sq-AL", "bg-BG", "uk-UA", "en-GB"]
    assert office_tag("tr") == "tr-TR"
    assert transliterate("Скопје", "mk", "tr") == "Skopje"
    assert transliterate("Prishtina", "sq", "en") == "Prishtina"
