import socket
import subprocess
import threading
from http.client import HTTPConnection
from pathlib import Path

GUNICORN = "uv run -q --no-project --with gunicorn==27.0.1 gunicorn"
QUIET = "--timeout 2 --log-level critical"  # (1)!
journal = Path("journal.txt")


def tell(line):
    with journal.open("a") as lines:
        lines.write(f"{line}\n")


def app(environ, start_response):
    tell("export begun")
    try:
        threading.Event().wait()  # (2)!
        tell("export done")
    except SystemExit:
        tell("told to exit")  # (3)!
        raise
    start_response("200 OK", [])
    return []


if __name__ == "__main__":
    listener = socket.create_server(("127.0.0.1", 0))
    command = [*GUNICORN.split(), *QUIET.split()]
    command += ["--bind", f"fd://{listener.fileno()}"]
    here = Path(__file__)
    command += ["--pythonpath", str(here.parent), f"{here.stem}:app"]
    server = subprocess.Popen(
        command, pass_fds=[listener.fileno()], stderr=subprocess.DEVNULL
    )
    client = HTTPConnection(*listener.getsockname(), timeout=60)
    client.request("POST", "/A-17")
    print("client:", client.getresponse().status)
    server.terminate()
    server.wait()
    print(journal.read_text(), end="")
