"""One statement at a time: descriptions of the levels, figures, and the answer."""

import streamlit as st

from patokaz.frame.choices import choose, keep
from patokaz.frame.parts import show_notice, show_quiet, show_sentence
from patokaz.language.html import html
from patokaz.language.languages import CURRENCIES
from patokaz.language.words import Words
from patokaz.needs.answers import Answer, Answers, Ticked
from patokaz.needs.figures import asked_of_data
from patokaz.needs.session_screen import keep_answers
from patokaz.needs.statements import CLASSES, LEVELS, country_needs, statements
from patokaz.needs.texts import about, duty_text, facts, figure_text, ground_of
from patokaz.own_data.form_cells import BadCell
from patokaz.own_data.form_entry import field_amount, field_text

BEYOND = "x"
WORDED = (0, 2, 4)
COSTS = ("cost_from", "cost_to")
EXAMPLE = 12_500  # of how an amount is written
CURRENCY = {"MK": "MKD", "BG": "EUR", "UA": "UAH"}


def show_questions(area: str, country: str, answers: Answers, t: Words) -> None:
    """The statement of the address, or the first one without an answer."""
    keys = list(statements())
    open_keys = [key for key in keys if key not in answers.answers]
    counts = {cls: [key for key in keys if statements()[key].cls == cls] for cls in CLASSES}
    told = ", ".join(
        t("needs.class_done", name=t(f"needs.class.{cls}"), done=sum(k in answers.answers for k in ks), all=len(ks))
        for cls, ks in counts.items()
    )
    show_sentence(f"{told}.", note=t("needs.levels"))
    first = open_keys[0] if open_keys else keys[0]
    chosen = choose(t("needs.statement"), "statement", keys, first, t, lambda key: _label(key, answers, t))
    _show_statement(chosen, area, country, t)
    _show_form(chosen, area, country, answers, t)


def _label(key: str, answers: Answers, t: Words) -> str:
    mark = "✓ " if key in answers.answers else ""
    return f"{mark}{key}. {t.of_data(statements()[key].text)}"


def _show_statement(key: str, area: str, country: str, t: Words) -> None:
    statement = statements()[key]
    figure = asked_of_data(country, area).get(key)
    ground = ground_of(key, country)
    show_quiet(" · ".join(filter(None, (about(statement, country, t), duty_text(key, country, t)))))
    st.html(
        html(
            "needs/words",
            words=list(zip(WORDED, statement.words[t.language], strict=True)),
            figure=figure_text(figure, t) if figure else "",
            facts=facts(key, country, area, t),
            law=ground.law,
            says=ground.says.get(t.language, ""),
            language=country_needs(country).language,
        )
    )


def _show_form(key: str, area: str, country: str, answers: Answers, t: Words) -> None:
    held = answers.answers.get(key)
    name = f"needs_form_{area}_{key}"
    currencies = [code.upper() for code in CURRENCIES]
    usual = held.currency if held and held.currency else CURRENCY.get(country, "EUR")
    known = (held.cost_from, held.cost_to) if held else (None, None)
    with st.form(name, border=False):
        levels = [*map(str, LEVELS), BEYOND]
        current = st.segmented_control(
            t("needs.current"), levels, default=_level(held), format_func=lambda k: t("needs.beyond") if k == BEYOND else k,
            key=f"{name}_current",
        )  # fmt: skip
        with st.container(horizontal=True, gap="medium"):
            wish = held.wished if held else country_needs(country).usual_wish(key)
            wished = st.segmented_control(t("needs.wished"), LEVELS, default=wish, key=f"{name}_wished")
            urgency = st.segmented_control(
                t("needs.urgency"), LEVELS, default=held.urgency if held else None, key=f"{name}_urgency"
            )
        show_quiet(t("needs.urgency_words"))
        evidence = st.text_area(t("needs.evidence"), held.evidence if held else "", key=f"{name}_evidence", height=80)
        reason = st.text_input(t("needs.reason"), held.reason if held else "", key=f"{name}_reason")
        with st.container(horizontal=True, gap="medium"):
            costs = [
                st.text_input(t(f"needs.{cost}"), field_text(had, t.language), key=f"{name}_{cost}", width=180)
                for cost, had in zip(COSTS, known, strict=True)
            ]
            currency = st.selectbox(
                t("needs.currency"), currencies, currencies.index(usual), key=f"{name}_currency", width=120
            )
        kept = st.form_submit_button(t("needs.keep"), type="primary")
    if kept:
        if current is None:
            show_notice(t("needs.level_needed"), "")
            return
        try:
            low, high = (field_amount(text, had, t.language) for text, had in zip(costs, known, strict=True))
        except BadCell:
            show_notice(t("needs.cost_unread", example=t.number(EXAMPLE)), "")
            return
        money = currency if low is not None or high is not None else ""
        level = None if current == BEYOND else int(current)
        answer = Answer(
            key, level, wish if wished is None else wished, urgency, evidence.strip(), reason.strip(),
            held.unit if held else "", low, high, money,
        )  # fmt: skip
        _keep(answer, area, answers, t)


def _keep(answer: Answer, area: str, answers: Answers, t: Words) -> None:
    """Keep an answer and go to the next open statement; refused without a required text or with reversed costs."""
    if answer.lacks_text:
        show_notice(t("needs.reason_needed" if answer.current is None else "needs.evidence_needed"), "")
        return
    if answer.cost_from is not None and answer.cost_to is not None and answer.cost_to < answer.cost_from:
        show_notice(t("needs.cost_order"), "")
        return
    after = answers.with_answer(answer)
    keep_answers(area, after)
    keys = list(statements())
    further = [*keys[keys.index(answer.statement) :], *keys]
    keep("statement", next((key for key in further if key not in after.answers), answer.statement))
    st.rerun()


def _level(held: Answer | None) -> str | None:
    return None if held is None else BEYOND if held.current is None else str(held.current)


def show_ticking(area: str, answers: Answers, t: Words, names: dict[str, str]) -> None:
    """A measure requested from own knowledge, with a reason. names: of all measures by id."""
    with st.expander(t("needs.tick")), st.form(f"needs_tick_{area}", border=False, clear_on_submit=True):
        options = [key for key in names if key not in {row.measure for row in answers.ticked}]
        measure = st.selectbox(t("needs.measure"), options, format_func=names.__getitem__)
        sentence = st.text_input(t("needs.sentence"))
        if st.form_submit_button(t("needs.add")):
            if not sentence.strip():
                show_notice(t("needs.sentence_needed"), "")
            else:
                keep_answers(area, answers.with_ticked(Ticked(measure, sentence.strip())))
                st.rerun()
