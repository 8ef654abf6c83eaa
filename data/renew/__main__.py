"""python -m data.renew [check|fetch|judge|accept|undo|discover|map|report] mk|bg|ua [table ...]

Without a step: fetch, read, judge, show and, after one confirmation, accept. `--from FOLDER` takes files saved with a
browser in place of asking the office.
"""

import argparse
import os
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from data.renew import report, steps
from data.renew.connectors import COUNTRIES, Connector
from data.renew.fetching import Wish
from data.renew.net import Courier
from data.renew.outcome import Outcome, place_of
from data.renew.steps import Officer
from data.renew.words import Failure, say
from data.renew.workspace import Workspace
from data.tables import MalformedTable
from patokaz.language.languages import LANGUAGES

STEPS = ("all", "check", "fetch", "judge", "accept", "undo", "discover", "map")
OFFICIAL = {"mk": "mk", "bg": "bg", "ua": "uk"}


def main(arguments: Sequence[str] | None = None) -> int:
    """Command line; 0 when all that was asked is done, 1 with a sentence in the chosen language when it is not."""
    given = list(arguments if arguments is not None else sys.argv[1:])
    if given and given[0] not in STEPS and not given[0].startswith("-"):
        given.insert(0, "all")
    options = _parser().parse_args(given)
    language = options.language or OFFICIAL[options.country]
    authorities = os.environ.get("PATOKAZ_AUTHORITIES")
    officer = Officer(
        options.by, options.area,
        lambda store: Courier(store, authorities=Path(authorities) if authorities else None),
    )  # fmt: skip
    try:
        place = steps.workspace(options.country)
        with place.alone():
            return _run(options, place, officer, language)
    except Failure as failure:
        print(failure.text(language), file=sys.stderr)
    except MalformedTable as error:
        print(error, file=sys.stderr)
    return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m data.renew", description="Renew published tables.")
    parser.add_argument("step", choices=STEPS)
    parser.add_argument("country", choices=COUNTRIES)
    parser.add_argument("tables", nargs="*", help="table ids; map: the path of a discovered table and an indicator")
    parser.add_argument("--from", dest="folder", type=Path, help="folder with files saved with a browser")
    parser.add_argument("--area", default="", help="own area: its changes are told first")
    parser.add_argument("--year", type=int, action="append", default=[], help="year to ask for (Open Budget)")
    parser.add_argument("--by", default="", help="name of the person who accepts")
    parser.add_argument("--reason", default="", help="why findings that ask for a word are accepted")
    parser.add_argument("--category", default="", help="map: the category of a further dimension")
    parser.add_argument("--again", action="store_true", help="check: ask although it was asked today")
    parser.add_argument("--language", choices=tuple(LANGUAGES), default="")
    return parser


def _run(options: argparse.Namespace, place: Workspace, officer: Officer, language: str) -> int:
    if options.step == "discover":
        found = steps.explore(place, officer, lambda path: print(say("folder_refused", language, path=path)))
        for row in found.itertuples(index=False):
            print(f"{row.updated[:10]}  {row.level:12}  {row.path}  {row.text}")
        return 0
    if options.step == "map":
        if len(options.tables) != 2:
            raise Failure("unknown_table", table=" ".join(options.tables), known="")
        written = steps.map_table(place, options.tables[0], options.tables[1], options.category)
        print(say("mapped", language, path=written.name))
        return 0
    if options.step == "undo":
        for table in options.tables:
            steps.undo(place, table)
            print(say("undone", language, table=table))
        return 0
    chosen = [place.connector(table) for table in options.tables] or _usual(place, options.folder)
    if options.step == "check":
        return _check(place, chosen, officer, language, options.again)
    return max([_one(options, place, connector, officer, language) for connector in chosen], default=0)


def _usual(place: Workspace, folder: Path | None) -> list[Connector]:
    """Without names: the tables whose files lie in the folder, else all."""
    known = list(place.connectors().values())
    if folder is None:
        return known
    names = [path.name.lower() for path in folder.glob("*")]
    fitting = [connector for connector in known if any(connector.file.lower() in name for name in names)]
    if not fitting:
        raise Failure("no_files", table=place.country, folder=str(folder), file=", ".join(c.file for c in known))
    return fitting


def _check(place: Workspace, chosen: list[Connector], officer: Officer, language: str, again: bool) -> int:
    failed: dict[str, list[str]] = {}
    for row in steps.check(place, chosen, officer, again).itertuples(index=False):
        if row.failure:
            failed.setdefault(say(row.failure[0], language, **row.failure[1]), []).append(row.table)
        else:
            print(say(f"check_{row.changed}", language, table=row.table, updated=row.updated[:10]))
    for reason, tables in failed.items():
        print(say("check_failed", language, tables=", ".join(tables), reason=reason))
    return 0


def _one(options: argparse.Namespace, place: Workspace, connector: Connector, officer: Officer, language: str) -> int:
    """One table through the steps; a failure is reported and does not stop the others."""
    try:
        if options.folder:
            steps.take(place, connector, options.folder)
        elif options.step in ("all", "fetch"):
            steps.fetch(place, connector, officer, _wish(options, place, connector, officer))
        if options.step == "fetch":
            return 0
        done = steps.judge(place, connector)
        print(report.written(done, place_of(place), language, officer.own))
        report.keep(done, place, officer.own)
        if options.step == "judge":
            return 0
        return _accept(options, place, done, officer, language)
    except Failure as failure:
        print(failure.text(language), file=sys.stderr)
        return 1


def _wish(options: argparse.Namespace, place: Workspace, connector: Connector, officer: Officer) -> Wish:
    if not connector.partial:
        return Wish()
    if not officer.own:
        raise Failure("area_needed")
    areas = steps.neighbours(place_of(place).areas, officer.own)
    return Wish(areas, tuple(options.year or [datetime.now(UTC).year - 1]))


def _accept(options: argparse.Namespace, place: Workspace, done: Outcome, officer: Officer, language: str) -> int:
    if done.judgement.hard:
        return 1
    reason = options.reason
    if options.step == "all":
        if input(say("ask_accept", language)).strip().lower() != say("answer_yes", language):
            return 1
        if done.judgement.needs_reason and not reason:
            reason = input(say("ask_reason", language))
    by = Officer(officer.name or os.environ.get("USER", ""), officer.own, officer.courier)
    steps.accept(place, done, by, reason)
    print(say("accepted", language, table=done.connector.id))
    return 0


if __name__ == "__main__":
    sys.exit(main())
