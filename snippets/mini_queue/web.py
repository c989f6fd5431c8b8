"""The operator's page over HTTP: who may, and that nobody does it unseen."""

import secrets
from collections.abc import Mapping
from html import escape
from typing import Annotated, Literal
from urllib.parse import urlsplit

from fastapi import Depends, FastAPI, Form, HTTPException, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, RedirectResponse
from fastapi.security import HTTPBasic, HTTPBasicCredentials
from pydantic import StringConstraints

from .control import Control
from .page import document, overview
from .queue import Queue
from .states import IllegalMove, State

HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; base-uri 'none';"
    " style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'",
}
REFUSALS = {IllegalMove: 409, LookupError: 404, RequestValidationError: 422}
Line = StringConstraints(strip_whitespace=True, min_length=1, max_length=200)
Text = Annotated[str, Line, Form()]


# --8<-- [start:origin]
def same_origin(request: Request) -> None:
    """403 to a form of another site: the browser adds our password to it."""
    if request.method in ("GET", "HEAD"):
        return
    headers = request.headers
    if site := headers.get("sec-fetch-site"):
        ours = site in ("same-origin", "none")
    else:  # an old browser, plain HTTP, or no browser at all
        origin = headers.get("origin")
        ours = not origin or urlsplit(origin).netloc == headers.get("host")
    if not ours:
        raise HTTPException(403, "a form of another site")


# --8<-- [end:origin]


def create_app(queue: Queue, passwords: Mapping[str, str]) -> FastAPI:
    """The page of a queue, for the people whose `passwords` these are."""

    # --8<-- [start:operator]
    def operator(
        given: Annotated[HTTPBasicCredentials, Depends(HTTPBasic())],
    ) -> Control:
        known = passwords.get(given.username, "").encode()
        same = secrets.compare_digest(known, given.password.encode())
        if not known or not same:
            ask = {"WWW-Authenticate": "Basic"}
            raise HTTPException(401, "who are you?", ask)
        return Control(queue, given.username)  # the name in the audit

    # --8<-- [end:operator]
    Operator = Annotated[Control, Depends(operator)]
    app = FastAPI(openapi_url=None, dependencies=[Depends(same_origin)])
    for kind in REFUSALS:
        app.add_exception_handler(kind, refused)

    @app.get("/")
    def show(control: Operator, state: State | None = None) -> HTMLResponse:
        return HTMLResponse(overview(control, state), headers=HEADERS)

    # --8<-- [start:post]
    @app.post("/lanes")
    def lanes(
        control: Operator,
        what: Annotated[Literal["pause", "drain", "resume"], Form()],
        lane: Text,
        why: Text,
    ) -> RedirectResponse:
        getattr(control, what)(why, lane)
        return RedirectResponse("/", 303)  # a reload does not post again

    # --8<-- [end:post]

    @app.post("/jobs")
    def jobs(
        control: Operator,
        what: Annotated[Literal["cancel", "requeue", "priority"], Form()],
        job: Annotated[int, Form()],
        why: Text,
        priority: Annotated[int, Form()] = 0,
    ) -> RedirectResponse:
        if what == "priority":
            control.set_priority(job, priority, why)
        else:
            getattr(control, what)(job, why)
        return RedirectResponse("/", 303)

    @app.post("/dead")
    def dead(
        control: Operator, most: Annotated[int, Form(ge=1)], why: Text
    ) -> RedirectResponse:
        control.redrive(most, why)
        return RedirectResponse("/", 303)

    return app


def refused(_: Request, error: Exception) -> HTMLResponse:
    """A page that says what the queue, or a form, does not take."""
    status = next(REFUSALS[k] for k in REFUSALS if isinstance(error, k))
    said = str(error)
    if isinstance(error, RequestValidationError):
        wrong = error.errors()
        said = "; ".join(f"{each['loc'][-1]}: {each['msg']}" for each in wrong)
    parts = f'<p role="alert">{escape(said)}</p>', '<a href="/">back</a>'
    return HTMLResponse(document("Refused", *parts), status, HEADERS)
