"""Every error as RFC 9457 problem details, or as a page for a browser."""

from collections.abc import Mapping
from http import HTTPStatus

from fastapi import FastAPI, HTTPException, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from python_multipart.exceptions import FormParserError
from starlette.exceptions import HTTPException as AnyHTTPException
from starlette.requests import ClientDisconnect

from .browser import upload_page, wants_page


# --8<-- [start:problem]
class Problem(HTTPException):
    """An answer that is no success: what is wrong and what helps, in words."""


def problem(
    status: int, detail: str, headers: Mapping[str, str] | None = None
) -> JSONResponse:
    """Without `type` it is about:blank: `title` says the status."""
    title = HTTPStatus(status).phrase
    return JSONResponse(
        {"title": title, "status": status, "detail": detail},
        status,
        headers,
        media_type="application/problem+json",
    )


# --8<-- [end:problem]


def install(app: FastAPI, limit: int) -> None:
    """Answer whatever is raised in `app`; `limit` is what its page says."""

    def answer(request: Request, error: AnyHTTPException) -> Response:
        if wants_page(request):
            page = upload_page(limit, error.detail, error.status_code)
            page.headers.update(error.headers or {})
            return page
        return problem(error.status_code, error.detail, error.headers)

    @app.exception_handler(AnyHTTPException)
    def raised(request: Request, error: AnyHTTPException) -> Response:
        return answer(request, error)

    @app.exception_handler(RequestValidationError)
    def invalid(request: Request, error: RequestValidationError) -> Response:
        said = (f"{each['loc'][-1]}: {each['msg']}" for each in error.errors())
        return answer(request, Problem(422, "; ".join(said)))

    @app.exception_handler(FormParserError)
    def unreadable(request: Request, error: FormParserError) -> Response:
        return answer(request, Problem(400, f"Unreadable form: {error}"))

    @app.exception_handler(ClientDisconnect)
    def gone(request: Request, error: ClientDisconnect) -> Response:
        return answer(request, Problem(400, "The upload was broken off."))

    @app.exception_handler(Exception)
    def unknown(request: Request, error: Exception) -> Response:
        return answer(request, Problem(500, "Something broke; it was logged."))
