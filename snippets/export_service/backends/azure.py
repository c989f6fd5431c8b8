"""Azure Storage: a queue for messages, blobs for jobs and files."""

import hashlib
import json
import math
import os
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from tempfile import TemporaryFile
from typing import Any, BinaryIO

from azure.core import MatchConditions
from azure.core.exceptions import (
    HttpResponseError,
    ResourceExistsError,
    ResourceModifiedError,
    ResourceNotFoundError,
)
from azure.storage.blob import ContainerClient
from azure.storage.queue import QueueClient, QueueMessage

from ..interfaces import Delivery, Job, Parts
from ..leases import Leases
from ..names import checked
from ..records import from_texts, to_texts
from ..settings import Settings
from ..states import State

FOR_EVER = -1  # Azure drops messages after seven days unless it is told


class AzureQueue:
    """JobQueue in Azure Queue Storage; leases are whole seconds."""

    def __init__(
        self,
        connection: str,
        name: str,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        self._queue = QueueClient.from_connection_string(connection, name)
        self._leases = Leases[QueueMessage](now)
        with suppress(ResourceExistsError):
            self._queue.create_queue()

    # --8<-- [start:receive]
    def send(self, job_id: str) -> None:
        self._queue.send_message(job_id, time_to_live=FOR_EVER)

    def receive(self, lease: float) -> Delivery | None:
        self._leases.overslept()
        ends = self._leases.now() + lease
        seconds = math.ceil(lease)
        message = self._queue.receive_message(visibility_timeout=seconds)
        if message is None:
            return None
        receipt = self._leases.take(message, ends)
        return Delivery(message.content, receipt, message.dequeue_count or 1)

    def extend(self, delivery: Delivery, lease: float) -> bool:
        ends = self._leases.now() + lease
        message = self._leases.get(delivery.receipt)
        renewed = message and self._visible_in(message, lease)
        if not renewed:
            return False
        self._leases.keep(delivery.receipt, renewed, ends)
        return True

    # --8<-- [end:receive]

    def done(self, delivery: Delivery) -> None:
        if message := self._leases.end(delivery.receipt):
            with suppress(ResourceNotFoundError):
                self._queue.delete_message(message)

    def give_back(self, delivery: Delivery) -> None:
        if message := self._leases.end(delivery.receipt):
            self._visible_in(message, 0)

    def _visible_in(
        self, message: QueueMessage, seconds: float
    ) -> QueueMessage | None:
        """The message with its new receipt; None if it is no longer ours."""
        try:
            return self._queue.update_message(
                message, visibility_timeout=math.ceil(seconds)
            )
        except ResourceNotFoundError:
            return None
        except HttpResponseError as error:
            if getattr(error, "error_code", "") != "PopReceiptMismatch":
                raise
            return None


class AzureStore:
    """JobStore: a blob a job, whose ETag says whether it was changed."""

    def __init__(self, blobs: ContainerClient) -> None:
        self._blobs = blobs

    # --8<-- [start:add]
    def add(self, job: Job, key: str = "") -> Job:
        if key:
            name, text = _key(key), json.dumps(to_texts(job))
            with suppress(ResourceExistsError):
                self._blobs.upload_blob(name, text)
            job = self.kept(key) or job  # the first with this key
        with suppress(ResourceExistsError):
            self._put(job)  # for the first, too, if it died before this
        return self.get(job.id) or job

    # --8<-- [end:add]

    def kept(self, key: str) -> Job | None:
        mark, _ = self._read(_key(key))
        return mark and (self.get(mark.id) or mark)

    def get(self, job_id: str) -> Job | None:
        return self._read(f"jobs/{job_id}")[0]

    # --8<-- [start:save]
    def save(self, job: Job, **changes: Any) -> Job | None:
        after = job.changed(**changes)
        found, etag = self._read(f"jobs/{job.id}")
        if not found or found.version != job.version:
            return None
        try:
            self._put(
                after,
                overwrite=True,
                etag=etag,
                match_condition=MatchConditions.IfNotModified,
                retry_total=0,  # again, its own ETag would be in its way
            )
        except ResourceModifiedError:
            return None
        return after

    # --8<-- [end:save]

    def stale(self, waiting_since: float, now: float) -> list[Job]:
        found = []
        for blob in self._blobs.list_blobs("jobs/", include=["metadata"]):
            marks = blob.metadata
            late = float(marks["queued"]) < waiting_since
            over = float(marks["expires"]) <= now
            if (marks["state"] == State.QUEUED and late) or (
                marks["state"] != State.EXPIRED and over
            ):
                found.append(self._read(blob.name)[0])
        return [job for job in found if job]

    def _put(self, job: Job, **conditions: Any) -> None:
        texts = to_texts(job)
        marks = {name: texts[name] for name in ("state", "queued", "expires")}
        self._blobs.upload_blob(
            f"jobs/{job.id}", json.dumps(texts), metadata=marks, **conditions
        )

    def _read(self, name: str) -> tuple[Job | None, str]:
        try:
            blob = self._blobs.download_blob(name)
        except ResourceNotFoundError:
            return None, ""
        return from_texts(json.loads(blob.readall())), blob.properties.etag


def _key(key: str) -> str:
    return f"keys/{hashlib.sha256(key.encode()).hexdigest()}"


class AzureFiles:
    """Files in blobs; none is there before all its blocks are."""

    def __init__(self, blobs: ContainerClient) -> None:
        self._blobs = blobs

    def write(self, name: str, chunks: Iterable[bytes]) -> int:
        blob = f"files/{checked(name)}"
        with TemporaryFile() as whole:
            whole.writelines(chunks)
            size = whole.tell()
            whole.seek(0)
            self._blobs.upload_blob(blob, whole, length=size, overwrite=True)
        return size

    def open(self, name: str) -> BinaryIO:
        try:
            blob = self._blobs.download_blob(f"files/{checked(name)}")
        except ResourceNotFoundError:
            raise FileNotFoundError(name) from None
        file = TemporaryFile()
        blob.readinto(file)
        file.seek(0)
        return file

    def remove(self, job_id: str) -> None:
        names = f"files/{checked(job_id)}/"
        for blob in self._blobs.list_blobs(names):
            with suppress(ResourceNotFoundError):
                self._blobs.delete_blob(blob.name)


def parts(settings: Settings) -> Parts:
    """All three in the account of AZURE_STORAGE_CONNECTION_STRING."""
    connection = os.environ["AZURE_STORAGE_CONNECTION_STRING"]
    name = settings.name
    blobs = ContainerClient.from_connection_string(connection, name)
    with suppress(ResourceExistsError):
        blobs.create_container()
    return Parts(
        AzureStore(blobs), AzureQueue(connection, name), AzureFiles(blobs)
    )
