"""The export service behind a real uvicorn on a free port."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import uvicorn
from export_service.interfaces import Job, Parts
from export_service.settings import Settings, backend
from export_service.states import State
from export_service.web import create_app
from starlette.requests import Request


@dataclass
class Service:
    """One that runs; a test moves its jobs by hand, so that nothing races."""

    address: str  # without a slash at the end
    parts: Parts
    asked: list[Request] = field(default_factory=list)  # in the order in which they came

    def job(self, job_id: str) -> Job:
        job = self.parts.store.get(job_id)
        assert job
        return job

    def move(self, job_id: str, **changes: Any) -> Job:
        """The next version of a job, as a worker would save it."""
        job = self.parts.store.save(self.job(job_id), **changes)
        assert job
        return job

    def finish(self, job_id: str, pdf: bytes = b"%PDF-1.7 whole") -> None:
        self.parts.files.write(f"{job_id}/result-1.pdf", [pdf])
        if self.job(job_id).state == State.QUEUED:
            self.move(job_id, state=State.RUNNING, attempt=1)
        self.move(job_id, state=State.DONE, progress=100, result=f"{job_id}/result-1.pdf")


@contextmanager
def serving(folder: Path, with_worker: bool = False, **changes: Any) -> Iterator[Service]:
    """The service, with its files in `folder` and `changes` of its settings, while the context lasts."""
    settings = Settings(folder=folder, **changes)
    parts = backend(settings)
    inside = []
    if with_worker:
        from export_service.worker import Worker

        inside.append(Worker(parts, settings))
    app = create_app(settings, parts, inside)
    service = Service("", parts)

    async def seen(scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] == "http":
            service.asked.append(Request(scope))
        await app(scope, receive, send)

    with socket.create_server(("127.0.0.1", 0)) as listener:
        config = uvicorn.Config(seen, log_level="critical", timeout_graceful_shutdown=1)
        server = uvicorn.Server(config)
        running = threading.Thread(target=server.run, args=([listener],))
        running.start()
        try:
            service.address = f"http://127.0.0.1:{listener.getsockname()[1]}"
            yield service
        finally:
            server.should_exit = True
            running.join()
