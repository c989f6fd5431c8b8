# /// script
# requires-python = ">=3.11"
# dependencies = ["pillow==13.0.0"]
# ///
import http.client
import multiprocessing
import threading
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from wsgiref.simple_server import WSGIRequestHandler, make_server

from PIL import Image

WSGIRequestHandler.log_message = lambda *args: None
jobs = []


def convert(upload):
    picture = Image.open(upload).convert("RGB")  # (1)!
    picture.save("made-2000.jpeg")
    for side in 2000, 800, 200:
        picture.thumbnail((side, side))
        picture.save(f"made-{side}.webp")
    return True


def shop(request, start):
    if request["REQUEST_METHOD"] == "GET":
        made = jobs[0].done() and jobs[0].result()  # (2)!
        start("200 OK" if made else "202 Accepted", [])
        return []
    body = request["wsgi.input"].read(int(request["CONTENT_LENGTH"]))
    Path("upload.png").write_bytes(body)
    try:
        Image.open("upload.png").close()  # (3)!
        jobs.append(pool.submit(convert, "upload.png"))  # (4)!
        start("202 Accepted", [])
    except OSError:
        start("415 Unsupported Media Type", [])
    return []


def ask(method, body=None):
    client = http.client.HTTPConnection("127.0.0.1", server.server_port)
    client.request(method, "/", body)
    return client.getresponse().status


if __name__ == "__main__":
    noise = Image.effect_noise((300, 200), 40).resize((2000, 1500))
    Image.merge("RGBA", [noise] * 4).save("A-17.png", compress_level=1)
    png = Path("A-17.png").read_bytes()
    with (
        ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as pool,
        make_server("127.0.0.1", 0, shop) as server,
    ):
        pool.submit(int).result()  # (5)!
        threading.Thread(target=server.serve_forever, args=(0.01,)).start()
        print("a text:", ask("POST", b"not a picture"))
        print("a picture:", ask("POST", png))
        while (status := ask("GET")) == 202:  # (6)!
            time.sleep(0.02)
        print("at the end:", status)
        server.shutdown()
    for name in ["A-17.png", *sorted(Path().glob("made-*"))]:
        kb = Path(name).stat().st_size // 1000
        with Image.open(name) as picture:
            print(f"{name}: {picture.format} {picture.size} {kb} kB")
