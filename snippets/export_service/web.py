"""The service as HTTP knows it: submit, look, fetch, cancel."""

import time
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import asynccontextmanager
from functools import partial
from typing import Annotated, BinaryIO, Protocol

from anyio import CapacityLimiter, to_thread
from fastapi import Depends, FastAPI, Header, Query, Request, Response
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import JSONResponse, RedirectResponse, StreamingResponse
from fastapi.staticfiles import StaticFiles

from . import events
from .browser import ASSETS, job_page, upload_page, wants_page
from .interfaces import Job, Parts
from .names import disposition, result_name
from .problems import Problem, install
from .settings import Settings
from .states import FINAL, State
from .status import Status, cancel, find
from .submit import submit
from .upload import Upload

BLOCK = 65_536  # bytes
UPLOADS = 20  # threads of their own: slow senders take none from others


class Inside(Protocol):
    """What runs in the process of the web server: a worker, the sweeper."""

    def start(self) -> None: ...

    def stop(self) -> None: ...


def create_app(
    settings: Settings,
    parts: Parts,
    inside: Sequence[Inside] = (),
    now: Callable[[], float] = time.time,
) -> FastAPI:
    """The application; it starts and stops what is `inside` with itself."""

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        for each in inside:
            each.start()
        yield
        for each in inside:
            await run_in_threadpool(each.stop)

    app = FastAPI(title="Exports", docs_url=None, lifespan=lifespan)
    install(app, settings.max_bytes)
    app.include_router(events.router(parts.store, now))
    app.mount("/assets", StaticFiles(directory=ASSETS))
    uploads = CapacityLimiter(UPLOADS)
    fresh = {"Cache-Control": "no-store"}
    wait = fresh | {"Retry-After": str(settings.retry_after)}

    def found(job_id: str) -> Job:
        return find(parts.store, job_id, now())

    Found = Annotated[Job, Depends(found)]

    # --8<-- [start:submit]
    @app.post("/exports", status_code=202)
    async def post(
        request: Request,
        idempotency_key: Annotated[str, Header(max_length=200)] = "",
        key: Annotated[str, Query(max_length=200)] = "",  # of a form
    ) -> Response:
        upload = Upload(request, settings.max_bytes)
        key = idempotency_key or key
        keeping = partial(submit, parts, upload, settings.keep, now(), key)
        job = await to_thread.run_sync(keeping, limiter=uploads)
        status = Status.of(job)
        if wants_page(request):
            return RedirectResponse(status.links.page, 303)
        return JSONResponse(
            status.model_dump(), 202, {"Location": status.links.self} | wait
        )

    # --8<-- [end:submit]

    # --8<-- [start:status]
    @app.get("/exports/{job_id}")
    def get(job: Found) -> JSONResponse:
        status = Status.of(job)
        if job.state is State.DONE:
            there = fresh | {"Location": f"/exports/{job.id}/result"}
            return JSONResponse(status.model_dump(), 303, there)
        headers = fresh if status.final else wait
        return JSONResponse(status.model_dump(), headers=headers)

    # --8<-- [end:status]

    # --8<-- [start:result]
    @app.get("/exports/{job_id}/result")
    def result(job: Found) -> StreamingResponse:
        if job.state is not State.DONE:
            raise Problem(
                409,
                job.error or f"There is no PDF: the export is {job.state}.",
                None if job.state in FINAL else wait,
            )
        return StreamingResponse(
            _blocks(parts.files.open(job.result)),
            headers={
                "Content-Disposition": disposition(result_name(job.filename)),
                "X-Content-Type-Options": "nosniff",
            },
            media_type="application/pdf",
        )

    # --8<-- [end:result]

    @app.delete("/exports/{job_id}")
    def delete(job: Found) -> Status:
        return Status.of(cancel(parts.store, job))

    @app.post("/exports/{job_id}/cancel")
    def cancel_form(job: Found) -> RedirectResponse:
        """What DELETE does, for a form, which cannot send that."""
        cancelled = Status.of(cancel(parts.store, job))
        return RedirectResponse(cancelled.links.page, 303)

    @app.get("/exports/{job_id}/page")
    def page(job: Found, refresh: str = "on") -> Response:
        return job_page(job, settings.retry_after, refresh == "on")

    @app.get("/")
    def home() -> Response:
        return upload_page(settings.max_bytes)

    return app


def _blocks(file: BinaryIO) -> Iterator[bytes]:
    with file:
        while block := file.read(BLOCK):
            yield block
