"""python -m bench wall [places a country]: slides of sixty places, or of fewer, in five languages at two sizes.

No text too small, outside the frame, or upon another. All sixty take some fifty minutes on two cores.
"""

import base64
import re
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import streamlit
from playwright.sync_api import Browser, Page

from bench.browser import chromium
from patokaz.charts.palette import PALETTES
from patokaz.language.words import LANGUAGES, words
from patokaz.profile.profile import read_profile
from patokaz.profile.slides import profile_slides
from patokaz.reports.slides.skins import slides_html
from patokaz.statistics.countries import countries
from patokaz.statistics.places import level_places

STATIC = Path(__file__).parents[1] / "static"
SIZES = ((1280, 720), (1920, 1080))
EACH = 20  # places a country
PUBLIC = "https://patokaz.example"
# A text's own rectangle, so that a line that runs out of its element is found too.
CHECK = """
(slides) => {
  const stage = document.querySelector(".stage"), found = [];
  slides.forEach((slide, number) => {
    stage.innerHTML = slide;
    const boxes = [], say = (what, text) => found.push(`${number + 1}: ${what}: ${text.slice(0, 60)}`);
    const walker = document.createTreeWalker(stage, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = node.textContent.trim();
      if (!text || !node.parentElement.checkVisibility()) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const box = range.getBoundingClientRect(), source = node.parentElement.classList.contains("t-source");
      const size = parseFloat(getComputedStyle(node.parentElement).fontSize);
      if (size < (source ? 18 : 24) - 0.01) say(`${size.toFixed(1)} px`, text);
      if (node.parentElement.matches("h2, p") && box.right > innerWidth * 0.952) say("in the margin", text);
      if (box.left < 0 || box.top < 0 || box.right > innerWidth || box.bottom > innerHeight) say("outside", text);
      const trim = size * 0.14;
      for (const [other, words] of boxes)
        if (box.left < other.right - 2 && other.left < box.right - 2 && box.top + trim < other.bottom - trim && other.top + trim < box.bottom - trim)
          say("upon another", `${text.slice(0, 28)} / ${words.slice(0, 28)}`);
      boxes.push([box, text]);
    }
  });
  return found;
}
"""


def wall_page(browser: Browser, size: tuple[int, int], dark: bool = False) -> Page:
    """An empty wall with the product's style sheets and typefaces, on which slides are laid."""
    page = browser.new_page(viewport={"width": size[0], "height": size[1]})
    palette = PALETTES["dark" if dark else "light"]
    roles = ";".join(
        f"--{role}:{getattr(palette, role)}" for role in ("ground", "card", "line", "ink", "ink2", "accent")
    )
    page.set_content('<div class="patokaz-present"><div class="stage"></div></div>')
    scheme = "dark" if dark else "light"
    page.add_style_tag(content=f":root{{{roles};color-scheme:{scheme}}} body{{margin:0}}" + _faces())
    for name in ("patokaz.css", "patokaz-present.css"):
        page.add_style_tag(content=(STATIC / name).read_text(encoding="utf-8"))
    page.evaluate(
        "Promise.all(['400 20px \"Source Sans\"', '600 20px \"Source Sans\"', '600 20px \"Source Serif\"'].map((face) => document.fonts.load(face)))"
    )
    return page


def _faces() -> str:
    """The screen's typefaces as Streamlit ships them, so that letters are as wide as in the hall."""
    media = Path(streamlit.__file__).parent / "static" / "static" / "media"
    faces = ""
    for name, pattern in (("Sans", "SourceSansVF-Upright"), ("Serif", "SourceSerifVariable-Roman")):
        data = base64.b64encode(next(media.glob(f"{pattern}*.woff2")).read_bytes()).decode()
        faces += f'@font-face{{font-family:"Source {name}";src:url(data:font/woff2;base64,{data});font-weight:200 900}}'
    return faces


def faults(page: Page, slides: Sequence[Any], language: str) -> list[str]:
    """What is wrong on slides as the browser lays their texts out in a language's letters; shapes are clipped to the frame and left out."""
    page.evaluate("language => { document.documentElement.lang = language; }", language)
    found: list[str] = page.evaluate(CHECK, [re.sub(r"<path[^>]*>", "", str(slide)) for slide in slides])
    return found


def sampled_places(each: int = EACH) -> list[str]:
    """`each` municipalities of every country at even steps by name."""
    places = []
    for country in countries():
        areas = level_places(country=country, level="municipality", language="en")["area_id"].tolist()
        places += areas[:: max(1, len(areas) // each)][:each]
    return places


def measure() -> None:
    """Print what is wrong and how long it took; raises SystemExit where anything is."""
    started, shown, wrong = time.perf_counter(), 0, 0
    places = sampled_places(*(int(word) for word in sys.argv[2:3] if word.isdecimal()))
    with chromium() as browser:
        pages = [(size, wall_page(browser, size)) for size in SIZES]
        for language in LANGUAGES:
            t = words(language)
            for place in places:
                profile = read_profile(place, t)
                assert profile is not None
                slides = slides_html(
                    profile_slides(profile, f"{PUBLIC}/profile?area={place}", t), PALETTES["light"], language
                )
                for size, page in pages:
                    shown += len(slides)
                    for fault in faults(page, slides, language):
                        wrong += 1
                        print(f"{place} {language} {size[0]}: {fault}")
    print(f"{len(places)} places, {len(LANGUAGES)} languages, {shown} slides shown, {wrong} faults, {time.perf_counter() - started:.0f} s")  # fmt: skip
    if wrong:
        raise SystemExit(1)
