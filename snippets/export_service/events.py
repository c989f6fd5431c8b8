"""Progress while it happens: server-sent events, and the same by WebSocket."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import suppress
from random import randint
from typing import Annotated

from fastapi import APIRouter, Depends, Header, Response, WebSocket
from fastapi.concurrency import run_in_threadpool
from sse_starlette import EventSourceResponse, ServerSentEvent
from starlette.websockets import WebSocketDisconnect

from .interfaces import Job, JobStore
from .problems import Problem, problem
from .states import FINAL
from .status import Status, find

RETRY = 2000  # ms at least until an EventSource that lost its stream is back
LOOKS = 0.2  # seconds between two looks at the store


# --8<-- [start:changes]
async def changes(
    store: JobStore, job_id: str, after: int = 0
) -> AsyncIterator[Job]:
    """The job each time it is newer than version `after`, until it is final.

    Each event is the whole state: one that was missed is made good by the next.
    """
    while job := await run_in_threadpool(store.get, job_id):
        if job.version > after:
            after = job.version
            yield job
        if job.state in FINAL:
            return
        await asyncio.sleep(LOOKS)


# --8<-- [end:changes]


def router(store: JobStore, now: Callable[[], float]) -> APIRouter:
    """The two streams of a job."""
    routes = APIRouter()

    def found(job_id: str) -> Job:
        return find(store, job_id, now())

    # --8<-- [start:sse]
    @routes.get("/exports/{job_id}/events")
    async def sse(
        job: Annotated[Job, Depends(found)],
        last_event_id: Annotated[str, Header()] = "",
    ) -> Response:
        seen = _number(last_event_id)
        if job.state in FINAL and job.version <= seen:
            return Response(status_code=204)  # an EventSource stops coming back

        async def events() -> AsyncIterator[ServerSentEvent]:
            async for new in changes(store, job.id, seen):
                yield ServerSentEvent(
                    Status.of(new).model_dump_json(),
                    id=str(new.version),
                    retry=randint(RETRY, 2 * RETRY),  # not all at once
                )

        return EventSourceResponse(events())

    # --8<-- [end:sse]

    # --8<-- [start:socket]
    @routes.websocket("/exports/{job_id}/ws")
    async def socket(websocket: WebSocket, job_id: str) -> None:
        try:
            job = await run_in_threadpool(found, job_id)
        except Problem as error:
            refusal = problem(error.status_code, error.detail)
            await websocket.send_denial_response(refusal)
            return
        await websocket.accept()
        async with asyncio.TaskGroup() as tasks:
            telling = tasks.create_task(tell(websocket, job.id))
            heard = ""
            while heard != "websocket.disconnect":  # the browser, or we
                heard = (await websocket.receive())["type"]
            telling.cancel()

    async def tell(websocket: WebSocket, job_id: str) -> None:
        with suppress(WebSocketDisconnect):
            async for new in changes(store, job_id):
                await websocket.send_text(Status.of(new).model_dump_json())
            await websocket.close()

    # --8<-- [end:socket]

    return routes


def _number(text: str) -> int:
    """A version; whatever is none of ours means from the start."""
    return int(text) if text.isdecimal() and len(text) < 20 else 0
