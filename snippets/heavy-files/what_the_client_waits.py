# /// script
# requires-python = ">=3.11"
# dependencies = ["fpdf2==2.8.9", "pillow==13.0.0"]
# ///
import csv
import multiprocessing
import sqlite3
import threading
import time
import urllib.request
from concurrent.futures import ProcessPoolExecutor
from wsgiref.simple_server import WSGIRequestHandler, make_server

from fpdf import FPDF
from PIL import Image

WSGIRequestHandler.log_message = lambda *args: None


def picture():
    Image.effect_noise((1200, 800), 40).save("noise.webp")
    return Image.open("noise.webp").size


def csv_import():
    lines = (f"A-{number},1990" for number in range(60_000))
    db = sqlite3.connect(":memory:")
    db.execute("CREATE TABLE orders (id TEXT, cents INTEGER)")
    db.executemany("INSERT INTO orders VALUES (?, ?)", csv.reader(lines))
    return db.total_changes


def pdf():
    pdf = FPDF()
    pdf.add_page()
    pdf.set_font("Helvetica")
    pdf.write(text="A-17: 19.90\n" * 1500)
    return bytes(pdf.output()[:4]), pdf.pages_count


def report():
    query = """
        WITH RECURSIVE number (n) AS
            (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < 200000)
        SELECT count(DISTINCT n % 7919) FROM number
    """
    return sqlite3.connect(":memory:").execute(query).fetchone()[0]


WORK = {"picture": picture, "csv": csv_import, "pdf": pdf, "report": report}
jobs = {}


def shop(request, start):
    how, kind = request["PATH_INFO"][1:].split("/")
    if how == "inline":
        WORK[kind]()
    else:
        jobs[kind] = pool.submit(WORK[kind])
    start("200 OK" if how == "inline" else "202 Accepted", [])
    return []


def ask(how, kind):
    begin = time.perf_counter()
    urllib.request.urlopen(f"{home}/{how}/{kind}").close()
    waited = time.perf_counter() - begin
    print(f"{kind} {how}: {waited * 1000:.1f} ms")
    return waited


if __name__ == "__main__":
    with (
        ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as pool,
        make_server("127.0.0.1", 0, shop) as server,
    ):
        pool.submit(int).result()  # (1)!
        threading.Thread(target=server.serve_forever, args=(0.01,)).start()
        home = f"http://127.0.0.1:{server.server_port}"
        inline = deferred = 0
        for kind in WORK:
            inline += ask("inline", kind)
            deferred += ask("deferred", kind)
            print(f"{kind} made:", jobs[kind].result())
        server.shutdown()
    print("in half of the time or less:", deferred < inline / 2)
