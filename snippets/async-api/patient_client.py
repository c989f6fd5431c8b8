# /// script
# requires-python = ">=3.11"
# dependencies = [
#   "fastapi==0.165.0",
#   "fpdf2==2.8.9",
#   "httpx==0.28.1",
#   "python-multipart==0.0.32",
#   "sse-starlette==3.7.0",
#   "uvicorn==0.35.0",
# ]
# ///
import os
import re
import secrets
import subprocess
import sys
import time
from pathlib import Path

import httpx


class LosesFirstAnswer(httpx.HTTPTransport):
    lost = False

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        answer = super().handle_request(request)
        if self.lost:
            return answer
        self.lost = True
        answer.read()
        raise httpx.ReadTimeout("the answer was lost")  # (1)!


def export(client: httpx.Client, rows: bytes, patience: float) -> bytes:
    deadline = time.monotonic() + patience
    headers = {
        "Content-Type": "text/csv",
        "Idempotency-Key": secrets.token_urlsafe(16),  # (2)!
    }
    while True:
        try:
            answer = client.post("/exports", content=rows, headers=headers)
            break
        except httpx.ReadTimeout as error:
            if time.monotonic() > deadline:
                raise
            print("again:", error)
    job = answer.raise_for_status().headers["Location"]
    while time.monotonic() < deadline:
        time.sleep(int(answer.headers["Retry-After"]))
        answer = client.get(job)
        if answer.status_code == 303:
            return client.get(answer.headers["Location"]).content
        if answer.raise_for_status().json()["final"]:
            raise RuntimeError(answer.json()["error"])  # (3)!
    client.delete(job)
    raise TimeoutError(job)


limits = {"EXPORT_PORT": "0", "EXPORT_RETRY_AFTER": "1", "EXPORT_POLL": "0.05"}
service = subprocess.Popen(
    [sys.executable, "-m", "export_service"],
    env=os.environ | limits,
    stdout=subprocess.DEVNULL,
    stderr=subprocess.PIPE,
    text=True,
)
try:
    line = next(line for line in service.stderr if "running on" in line)
    address = re.search(r"http://\S+", line)[0]
    network = LosesFirstAnswer()
    with httpx.Client(base_url=address, transport=network) as client:
        pdf = export(client, b"order,total\nA-17,12.50\n", patience=60)
    print("result:", pdf[:4])
    print("jobs made:", len(list(Path("exports/files").iterdir())))
finally:
    service.terminate()
    service.communicate()
