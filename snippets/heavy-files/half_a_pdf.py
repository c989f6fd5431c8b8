# /// script
# requires-python = ">=3.11"
# dependencies = ["fpdf2==2.8.9"]
# ///
import threading
import urllib.request
from pathlib import Path
from wsgiref.simple_server import WSGIRequestHandler, make_server

from fpdf import FPDF

WSGIRequestHandler.log_message = lambda *args: None
half_written, half_read = threading.Event(), threading.Event()
ready = Path("A-17.pdf")
ready.unlink(missing_ok=True)


def export():
    pdf = FPDF()
    pdf.add_page()
    pdf.set_font("Helvetica")
    pdf.write(text="A-17: 19.90\n" * 100)
    data = pdf.output()
    with open(ready, "wb") as file:
        file.write(data[:1000])
        file.flush()
        half_written.set()  # (1)!
        half_read.wait()
        file.write(data[1000:])


def shop(request, start):
    if not ready.exists():
        start("202 Accepted", [])
        return []
    start("200 OK", [])
    return [ready.read_bytes()]


def ask(when):
    with urllib.request.urlopen(home) as answer:
        pdf = answer.read()
    begins, ends = pdf.startswith(b"%PDF"), pdf.endswith(b"%%EOF\n")
    print(f"{when}: {answer.status}, begins: {begins}, ends: {ends}")
    return pdf


with make_server("127.0.0.1", 0, shop) as server:
    threading.Thread(target=server.serve_forever, args=(0.01,)).start()
    home = f"http://127.0.0.1:{server.server_port}"
    job = threading.Thread(target=export)
    job.start()
    half_written.wait()
    ask("halfway")
    half_read.set()
    job.join()
    pdf = ask("after")
    print("pages:", pdf.count(b"/Type /Page\n"))
    server.shutdown()
