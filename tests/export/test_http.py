"""The export service by HTTP: submit, look, fetch, cancel, and progress while it happens."""

import json
import socket
import threading
from collections.abc import Iterator
from contextlib import ExitStack
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx
import pytest
from export_service.names import disposition, safe_name
from export_service.states import State
from pypdf import PdfReader
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect

from export.web import Service, serving

CSV = b"order,total\nA-17,12.50\n"
LIMIT = 200_000


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    with serving(tmp_path_factory.mktemp("service"), max_bytes=LIMIT, retry_after=3) as running:
        yield running


@pytest.fixture(scope="module")
def client(service: Service) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=service.address) as opened:
        yield opened


@pytest.fixture
def job_id(client: httpx.Client) -> str:
    return submitted(client)


def send(client: httpx.Client, body: Any = CSV, kind: str = "text/csv", **headers: str) -> httpx.Response:
    named = {key.replace("_", "-"): value for key, value in headers.items()}
    return client.post("/exports", content=body, headers={"Content-Type": kind, **named})


def submitted(client: httpx.Client) -> str:
    answer = send(client)
    assert answer.status_code == 202
    return str(answer.json()["id"])


def is_problem(answer: httpx.Response, status: int) -> str:
    """The detail of a problem, whose form is that of RFC 9457."""
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    said = answer.json()
    assert said["status"] == status
    assert said["title"]
    return str(said["detail"])


# submit


def test_a_document_is_accepted_with_its_address(service: Service, client: httpx.Client) -> None:
    answer = client.post("/exports?filename=orders.csv", content=CSV, headers={"Content-Type": "text/csv"})
    assert answer.status_code == 202
    assert answer.headers["location"] == f"/exports/{answer.json()['id']}"
    assert answer.headers["retry-after"] == "3"
    job = service.job(answer.json()["id"])
    assert (job.state, job.filename, job.media_type) == (State.QUEUED, "orders.csv", "text/csv")
    with service.parts.files.open(job.source) as kept:
        assert kept.read() == CSV


def test_a_form_is_accepted_and_its_name_decides_what_its_type_does_not(client: httpx.Client, service: Service) -> None:
    for name, kind, kept in (
        ("Año 2026.csv", "application/vnd.ms-excel", "text/csv"),
        ("notes.MD", "", "text/markdown"),
        ("notes.txt", "text/markdown", "text/markdown"),
    ):
        file = (name, b"x" * 70_000, kind) if kind else (name, b"x" * 70_000)
        answer = client.post("/exports", data={"note": "hello"}, files={"document": file})
        job = service.job(answer.json()["id"])
        assert (job.filename, job.media_type) == (name, kept)
        with service.parts.files.open(job.source) as document:
            assert document.read() == b"x" * 70_000


def test_of_two_documents_in_a_form_the_first_counts(client: httpx.Client, service: Service) -> None:
    files = [("document", ("a.csv", b"a", "text/csv")), ("document", ("b.csv", b"b", "text/csv"))]
    job = service.job(client.post("/exports", files=files).json()["id"])
    with service.parts.files.open(job.source) as document:
        assert (job.filename, document.read()) == ("a.csv", b"a")


@pytest.mark.parametrize("name", ["../../etc/passwd.csv", "..\\..\\x\\passwd.csv", "/etc/passwd.csv", "pass\0wd.csv"])
def test_a_name_cannot_lead_elsewhere(client: httpx.Client, name: str) -> None:
    answer = client.post("/exports", params={"filename": name}, content=CSV, headers={"Content-Type": "text/csv"})
    assert answer.json()["filename"] == "passwd.csv"


@pytest.mark.parametrize("name", ["", "..", "...", " . ", "\u202e"])
def test_a_name_of_nothing_is_replaced(client: httpx.Client, name: str) -> None:
    answer = client.post("/exports", params={"filename": name}, content=CSV, headers={"Content-Type": "text/csv"})
    assert answer.json()["filename"] == "document"


def test_names_are_short_and_keep_their_end() -> None:
    assert safe_name("ñ" * 300 + ".csv") == "ñ" * 97 + ".csv"
    assert len(safe_name("a." + "b" * 300)) <= 101
    assert safe_name("a" * 300) == "a" * 100
    assert safe_name('a:b"c.csv') == "a_b_c.csv"


def test_what_is_neither_csv_nor_markdown_is_refused(client: httpx.Client) -> None:
    assert "text/csv" in is_problem(send(client, kind="image/png"), 415)
    is_problem(client.post("/exports", content=CSV), 415)
    is_problem(client.post("/exports", files={"document": ("a.exe", b"MZ")}), 415)


def test_what_is_empty_is_refused(client: httpx.Client) -> None:
    is_problem(send(client, b""), 422)
    is_problem(client.post("/exports", files={"document": ("a.csv", b"")}), 422)
    is_problem(client.post("/exports", files={"other": ("a.csv", CSV)}), 422)


def test_a_form_that_cannot_be_read_is_refused(client: httpx.Client) -> None:
    kind = "multipart/form-data; boundary=x"
    is_problem(send(client, b"nothing of a form", kind), 400)
    head = b'--x\r\nContent-Disposition: form-data; name="document"; filename="a.csv"\r\n\r\na,b'
    assert "cut off" in is_problem(send(client, head, kind), 400)
    is_problem(send(client, b"", "multipart/form-data; boundary=" + "x" * 1000), 400)
    is_problem(send(client, CSV, "multipart/form-data"), 400)


def test_a_refused_document_leaves_nothing(client: httpx.Client, tmp_path: Path) -> None:
    with serving(tmp_path, max_bytes=10) as small, httpx.Client(base_url=small.address) as own:
        is_problem(send(own, CSV), 413)
        is_problem(send(own, iter([CSV])), 413)
        is_problem(send(own, b""), 422)
        assert list((tmp_path / "files").rglob("*")) == []
        assert small.parts.queue.receive(1) is None


def test_a_size_that_is_announced_is_refused_before_it_is_sent(service: Service) -> None:
    head = f"POST /exports HTTP/1.1\r\nHost: x\r\nContent-Type: text/csv\r\nContent-Length: {LIMIT + 1}\r\n\r\n"
    assert "413" in raw(service, head.encode(), [])


def test_a_size_that_is_not_announced_is_refused_as_soon_as_it_is_too_much(service: Service) -> None:
    head = b"POST /exports HTTP/1.1\r\nHost: x\r\nContent-Type: text/csv\r\nTransfer-Encoding: chunked\r\n\r\n"
    endless = (b"2710\r\n" + b"x" * 10_000 + b"\r\n" for _ in iter(int, 1))
    assert "413" in raw(service, head, endless)


def test_a_form_cannot_hide_its_size_beside_the_document(service: Service, client: httpx.Client) -> None:
    note, document = {"note": "x" * 2 * LIMIT}, {"document": ("a.csv", CSV)}
    assert "413" in refused(service, client.build_request("POST", "/exports", data=note, files=document))
    full = client.post("/exports", files={"document": ("a.csv", b"x" * LIMIT)})
    assert full.status_code == 202
    longer = {"document": ("a.csv", b"x" * (LIMIT + 1))}
    assert "413" in refused(service, client.build_request("POST", "/exports", files=longer))


def refused(service: Service, request: httpx.Request) -> str:
    """What the server says of a request that it does not read to the end: the rest of it may end the connection."""
    lines = [f"POST {request.url.path} HTTP/1.1", *(f"{name}: {value}" for name, value in request.headers.items())]
    return raw(service, "\r\n".join([*lines, "", ""]).encode(), [request.read()])


def raw(service: Service, head: bytes, pieces: Any) -> str:
    """Send until the server has enough, and what it said; it closes the connection."""
    with socket.create_connection(("127.0.0.1", urlsplit(service.address).port), timeout=10) as connection:
        connection.sendall(head)
        try:
            for piece in pieces:
                connection.sendall(piece)
        except ConnectionError:
            pass  # it answered and closed
        said = b""
        try:
            while more := connection.recv(4096):
                said += more
        except ConnectionError:
            pass
        return said.decode()


def test_slow_senders_do_not_take_every_thread(tmp_path: Path) -> None:
    head = b"POST /exports HTTP/1.1\r\nHost: x\r\nContent-Type: text/csv\r\nContent-Length: 100\r\n\r\n"
    with serving(tmp_path) as own, ExitStack() as slow:
        port = urlsplit(own.address).port
        for _ in range(45):  # the pool has 40
            slow.enter_context(socket.create_connection(("127.0.0.1", port))).sendall(head)
        for _ in range(20):
            assert httpx.get(f"{own.address}/exports/unknown", timeout=20).status_code == 404


def test_an_upload_that_breaks_off_leaves_nothing(tmp_path: Path) -> None:
    with serving(tmp_path) as own:
        head = b"POST /exports HTTP/1.1\r\nHost: x\r\nContent-Type: text/csv\r\nContent-Length: 100000\r\n\r\nabc"
        with socket.create_connection(("127.0.0.1", urlsplit(own.address).port)) as connection:
            connection.sendall(head)
        assert httpx.get(own.address).status_code == 200
    # the service has stopped: whatever it was going to keep would be here
    assert [path for path in (tmp_path / "files").rglob("*") if path.is_file()] == []


# the same job again


def test_a_key_makes_one_job(service: Service, client: httpx.Client) -> None:
    first = send(client, idempotency_key="one-job")
    again = send(client, idempotency_key="one-job")
    by_form = client.post("/exports?key=one-job", files={"document": ("a.csv", CSV, "text/csv")})
    assert {each.headers["location"] for each in (first, again, by_form)} == {first.headers["location"]}
    assert [each.status_code for each in (first, again, by_form)] == [202, 202, 202]


def test_a_key_sent_twice_at_once_makes_one_job(tmp_path: Path) -> None:
    answers: list[httpx.Response] = []
    together = threading.Barrier(2)

    def post() -> None:
        with httpx.Client(base_url=own.address) as client:
            together.wait()
            answers.append(send(client, idempotency_key="twice"))

    with serving(tmp_path) as own:
        threads = [threading.Thread(target=post) for _ in range(2)]
        for each in threads:
            each.start()
        for each in threads:
            each.join()
        assert [each.status_code for each in answers] == [202, 202]
        assert answers[0].headers["location"] == answers[1].headers["location"]
        assert own.parts.queue.receive(60)
        assert own.parts.queue.receive(60) is None
        assert len(list((tmp_path / "files").iterdir())) == 1


def test_a_key_is_for_one_document(service: Service, client: httpx.Client) -> None:
    assert send(client, b"a,b,c", idempotency_key="one-document").status_code == 202
    for other in (b"a,b", b"a,b,d", b"a,b,c,d"):
        is_problem(send(client, other, idempotency_key="one-document"), 422)


def test_a_key_outlives_its_document(service: Service, client: httpx.Client) -> None:
    first = send(client, idempotency_key="expired")
    service.parts.files.remove(first.json()["id"])
    service.move(first.json()["id"], state=State.EXPIRED)
    again = send(client, idempotency_key="expired")
    assert again.headers["location"] == first.headers["location"]


def test_a_key_without_end_is_refused(client: httpx.Client) -> None:
    assert "dempotency" in is_problem(send(client, idempotency_key="x" * 201), 422)


# look and fetch


def test_the_status_says_when_to_look_again(service: Service, client: httpx.Client, job_id: str) -> None:
    service.move(job_id, state=State.RUNNING, attempt=1)
    service.move(job_id, progress=40)
    answer = client.get(f"/exports/{job_id}")
    said = answer.json()
    assert answer.status_code == 200
    assert answer.headers["retry-after"] == "3"
    assert answer.headers["cache-control"] == "no-store"
    assert (said["state"], said["progress"], said["attempt"], said["final"]) == ("running", 40, 1, False)
    assert said["links"]["result"] is None


def test_a_job_that_is_done_leads_to_its_result(service: Service, client: httpx.Client) -> None:
    job_id = client.post("/exports", files={"document": ("Año «1».csv", CSV)}).json()["id"]
    service.finish(job_id, b"%PDF" + b"x" * 200_000)
    answer = client.get(f"/exports/{job_id}")
    assert answer.status_code == 303
    assert answer.json()["links"]["result"] == answer.headers["location"] == f"/exports/{job_id}/result"
    assert "retry-after" not in answer.headers
    result = client.get(answer.headers["location"])
    assert result.content == b"%PDF" + b"x" * 200_000
    assert result.headers["content-type"] == "application/pdf"
    assert result.headers["content-disposition"] == disposition("Año «1».pdf")


def test_a_disposition_is_that_of_rfc_6266() -> None:
    assert disposition("Año 1.pdf") == "attachment; filename=\"A_o 1.pdf\"; filename*=UTF-8''A%C3%B1o%201.pdf"


def test_there_is_no_result_before_the_end(service: Service, client: httpx.Client, job_id: str) -> None:
    answer = client.get(f"/exports/{job_id}/result")
    assert "queued" in is_problem(answer, 409)
    assert answer.headers["retry-after"] == "3"


def test_a_failed_job_says_why(service: Service, client: httpx.Client, job_id: str) -> None:
    service.move(job_id, state=State.RUNNING)
    service.move(job_id, state=State.FAILED, error="line 3 has too many columns")
    answer = client.get(f"/exports/{job_id}")
    assert (answer.status_code, answer.json()["error"]) == (200, "line 3 has too many columns")
    assert "retry-after" not in answer.headers
    assert "line 3" in is_problem(client.get(f"/exports/{job_id}/result"), 409)


@pytest.mark.parametrize("unknown", ["unknown", "..%2F..%2Fjobs.sqlite", "x" * 500, "%00"])
@pytest.mark.parametrize("rest", ["", "/result", "/events"])
def test_an_id_that_is_not_ours_is_unknown(client: httpx.Client, unknown: str, rest: str) -> None:
    is_problem(client.get(f"/exports/{unknown}{rest}"), 404)


def test_what_has_expired_is_gone(service: Service, client: httpx.Client, job_id: str) -> None:
    service.finish(job_id)
    service.move(job_id, state=State.EXPIRED)
    for rest in ("", "/result", "/events"):
        assert "expired" in is_problem(client.get(f"/exports/{job_id}{rest}"), 410)
    is_problem(client.delete(f"/exports/{job_id}"), 410)


def test_what_nobody_has_swept_yet_has_expired_too(tmp_path: Path) -> None:
    with serving(tmp_path, keep=0) as own, httpx.Client(base_url=own.address) as client:
        job_id = submitted(client)
        assert own.job(job_id).state == State.QUEUED
        is_problem(client.get(f"/exports/{job_id}"), 410)


def test_addresses_and_methods_that_are_not_there_are_problems(client: httpx.Client) -> None:
    is_problem(client.get("/nothing"), 404)
    is_problem(client.put("/exports"), 405)


def test_an_error_of_ours_is_a_problem_without_its_traceback(tmp_path: Path) -> None:
    with serving(tmp_path) as own, httpx.Client(base_url=own.address) as client:
        job_id = submitted(client)
        own.finish(job_id)
        own.parts.files.remove(job_id)  # behind the back of the service
        answer = client.get(f"/exports/{job_id}/result")
        assert "Traceback" not in is_problem(answer, 500)


# cancel


def test_a_job_is_cancelled_once_and_for_all(service: Service, client: httpx.Client, job_id: str) -> None:
    for _ in range(2):
        answer = client.delete(f"/exports/{job_id}")
        assert (answer.status_code, answer.json()["state"]) == (200, "cancelled")
    assert "cancelled" in is_problem(client.get(f"/exports/{job_id}/result"), 409)


def test_a_job_that_moves_meanwhile_is_cancelled_all_the_same(service: Service) -> None:
    from export_service.status import cancel

    with httpx.Client(base_url=service.address) as client:
        job_id = submitted(client)
    read = service.job(job_id)
    service.move(job_id, state=State.RUNNING)
    assert cancel(service.parts.store, read).state == State.CANCELLED


def test_what_has_ended_is_not_cancelled(service: Service, client: httpx.Client, job_id: str) -> None:
    service.finish(job_id)
    is_problem(client.delete(f"/exports/{job_id}"), 409)
    is_problem(client.delete("/exports/unknown"), 404)


# progress while it happens


def events(response: httpx.Response) -> Iterator[dict[str, Any]]:
    """Each event of a stream: its fields."""
    event: dict[str, Any] = {}
    for line in response.iter_lines():
        if line:
            field, _, value = line.partition(": ")
            event[field] = value
        elif event:
            yield event | {"data": json.loads(event["data"])}
            event = {}


def test_a_stream_tells_each_move_until_the_end(service: Service, client: httpx.Client, job_id: str) -> None:
    with client.stream("GET", f"/exports/{job_id}/events") as response:
        told = events(response)
        first = next(told)
        assert response.headers["content-type"].startswith("text/event-stream")
        assert 2000 <= int(first["retry"]) <= 4000
        assert (first["id"], first["data"]["state"]) == ("1", "queued")
        service.move(job_id, state=State.RUNNING)
        assert next(told)["data"]["state"] == "running"
        service.move(job_id, progress=50)
        assert next(told)["data"]["progress"] == 50
        service.finish(job_id)
        last = next(told)
        assert (last["id"], last["data"]["state"], last["data"]["final"]) == ("4", "done", True)
        assert list(told) == []  # and the stream has ended


def test_a_stream_goes_on_from_the_last_event(service: Service, client: httpx.Client, job_id: str) -> None:
    service.move(job_id, state=State.RUNNING)
    service.move(job_id, progress=50)
    path = f"/exports/{job_id}/events"
    with client.stream("GET", path, headers={"Last-Event-ID": "2"}) as response:
        assert next(events(response))["id"] == "3"
    with client.stream("GET", path, headers={"Last-Event-ID": "3"}) as response:
        service.move(job_id, progress=60)
        assert next(events(response))["id"] == "4"
    with client.stream("GET", path, headers={"Last-Event-ID": "9" * 5000}) as response:
        assert response.status_code == 200
    with client.stream("GET", path, headers={"Last-Event-ID": "of another service"}) as response:
        assert next(events(response))["id"] == "4"


def test_after_the_last_event_nobody_need_come_back(service: Service, client: httpx.Client, job_id: str) -> None:
    service.finish(job_id)
    path = f"/exports/{job_id}/events"
    assert client.get(path, headers={"Last-Event-ID": "3"}).status_code == 204
    with client.stream("GET", path, headers={"Last-Event-ID": "2"}) as response:
        assert [each["id"] for each in events(response)] == ["3"]


def socket_address(service: Service, job_id: str) -> str:
    return f"{service.address}/exports/{job_id}/ws".replace("http", "ws")


def test_a_socket_tells_each_move_until_the_end(service: Service, job_id: str) -> None:
    with connect(socket_address(service, job_id)) as told:
        assert json.loads(told.recv(timeout=10))["state"] == "queued"
        service.move(job_id, state=State.RUNNING, progress=10)
        assert json.loads(told.recv(timeout=10))["progress"] == 10
        told.send("nobody listens")
        told.send(b"to this either")
        service.finish(job_id)
        assert json.loads(told.recv(timeout=10))["final"]
        assert list(told) == []
        assert told.close_code == 1000


def test_a_socket_for_nothing_is_refused_with_a_problem(service: Service, job_id: str) -> None:
    service.finish(job_id)
    service.move(job_id, state=State.EXPIRED)
    for wrong, status in (("unknown", 404), (job_id, 410)):
        with pytest.raises(InvalidStatus) as refused, connect(socket_address(service, wrong)):
            pass
        assert refused.value.response.status_code == status
        assert json.loads(refused.value.response.body or b"")["status"] == status


def test_a_socket_whose_client_leaves_ends(tmp_path: Path) -> None:
    with serving(tmp_path) as own:
        with httpx.Client(base_url=own.address) as client:
            job_id = submitted(client)
        with connect(socket_address(own, job_id)) as told:
            told.recv(timeout=10)
        before = own.job(job_id).version
        own.move(job_id, state=State.RUNNING)
        assert own.job(job_id).version == before + 1
    # leaving the context joins the server: a stream that went on would hold it


# all of it


def test_a_document_becomes_its_pdf(tmp_path: Path) -> None:
    with (
        serving(tmp_path, with_worker=True, poll=0.01) as own,
        httpx.Client(base_url=own.address, follow_redirects=True) as client,
    ):
        answer = client.post("/exports", files={"document": ("orders.csv", CSV, "text/csv")})
        with client.stream("GET", answer.json()["links"]["events"]) as response:
            told = [each["data"] for each in events(response)]
        assert told[-1]["state"] == "done"
        assert [each["progress"] for each in told] == sorted(each["progress"] for each in told)
        result = client.get(answer.headers["location"])
        assert result.headers["content-type"] == "application/pdf"
        assert "A-17" in PdfReader(BytesIO(result.content)).pages[0].extract_text()
