"""The two pages; both do their work without their scripts, too."""

import secrets
from html import escape
from pathlib import Path
from string import Template

from fastapi import Request
from fastapi.responses import HTMLResponse

from .interfaces import Job
from .states import FINAL

PAGES = Path(__file__).parent / "pages"
ASSETS = PAGES / "assets"
REFRESH = 5  # seconds between two whole pages, for who has no scripts
HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; "
        "connect-src 'self'; img-src data:; form-action 'self'; "
        "base-uri 'none'; frame-ancestors 'none'; "
        "require-trusted-types-for 'script'"
    ),
    "Referrer-Policy": "same-origin",  # the address of a job is its key
    "X-Content-Type-Options": "nosniff",
}


def wants_page(request: Request) -> bool:
    """A form or a link of a browser; its scripts ask for something else."""
    return "text/html" in request.headers.get("accept", "")


def upload_page(
    limit: int, problem: str = "", status: int = 200
) -> HTMLResponse:
    """The form; each has a key of its own, so that two clicks make one job."""
    key = secrets.token_urlsafe(16)
    page = _fill("upload.html", limit=limit, problem=problem, key=key)
    return HTMLResponse(page, status, HEADERS)


def job_page(job: Job, retry_after: int, refresh: bool) -> HTMLResponse:
    """A job as it is now; the script goes on from there, or else a refresh."""
    again = refresh and job.state not in FINAL
    meta = f'<meta http-equiv="refresh" content="{REFRESH}">'
    page = _fill(
        "job.html",
        id=job.id,
        filename=job.filename,
        state=job.state,
        progress=job.progress,
        version=job.version,
        error=job.error,
        retry_after=retry_after,
        seconds=REFRESH,
        refresh=meta if again else "",
        again="on" if again else "off",
    )
    return HTMLResponse(page, headers=HEADERS)


def _fill(name: str, refresh: str = "", **values: object) -> str:
    """A page with its values, of which users wrote some: each is escaped."""
    text = (PAGES / name).read_text("utf-8")
    safe = {key: escape(str(value)) for key, value in values.items()}
    return Template(text).substitute(safe, refresh=refresh)
