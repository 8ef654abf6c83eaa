"""python -m bench jobs [part of a name …]: the jobs of a mayor, an analyst and a portfolio officer, done in a browser.

How many clicks each takes, beside how many it may; each is checked by what its reader would see, against the database.
"""

import sys

from playwright.sync_api import Browser, Error, expect

from bench import jobs_access, jobs_analyst, jobs_mayor, jobs_officer
from bench.browser import chromium
from bench.reader import PHONE, SECONDS, Job, Reader
from bench.report import row
from bench.server import running

JOBS = (*jobs_mayor.JOBS, *jobs_analyst.JOBS, *jobs_officer.JOBS, *jobs_access.JOBS)


def measure() -> None:
    """Print the clicks of each job beside how many it may take; a job that cannot be done is OVER."""
    parts = [word for word in sys.argv[2:] if not word.startswith("--")]
    asked = [job for job in JOBS if not parts or any(part in f"{job.name}, {job.language}" for part in parts)]
    with running() as server, chromium() as browser:
        for job in asked:
            row(f"{job.name}, {job.language}", clicks_of(job, server.address, browser), "", job.most, "clicks")


def clicks_of(job: Job, address: str, browser: Browser) -> float:
    """How many clicks a job took; infinity where it could not be done, with the reason printed."""
    has_fingers = job.window == PHONE
    context = browser.new_context(
        viewport={"width": job.window[0], "height": job.window[1]}, has_touch=has_fingers, is_mobile=has_fingers
    )
    page = context.new_page()
    reader = Reader(page, job.language, has_fingers)
    try:
        page.goto(f"{address}{job.address}{'&' if '?' in job.address else '?'}lang={job.language}", timeout=SECONDS)
        page.locator(".foot").wait_for(timeout=SECONDS)
        expect(page.locator("[data-stale=true]")).to_have_count(0, timeout=SECONDS)
        job.do(reader)
    except (Error, AssertionError) as error:
        print(f"{job.name}, {job.language}: {' '.join(str(error).split())[:400]}")
        return float("inf")
    finally:
        context.close()
    return reader.clicks
