import threading
import time
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Receiver(BaseHTTPRequestHandler):
    def do_POST(self):
        with self.server.places:  # (1)!
            time.sleep(0.02)
        self.send_response(204)
        self.end_headers()

    def log_message(self, *args):
        pass


class Server(ThreadingHTTPServer):
    daemon_threads = False
    request_queue_size = 64  # (2)!


def notify(url):
    with urllib.request.urlopen(url, b"shipped", timeout=5) as answer:
        return answer.status


def measure(workers, places):
    server.places = threading.Semaphore(places)
    urls, tries = [f"http://127.0.0.1:{server.server_port}"] * 16, []
    for _ in range(2):
        begin = time.perf_counter()
        with ThreadPoolExecutor(workers) as pool:  # (3)!
            assert list(pool.map(notify, urls)) == [204] * 16
        tries.append(time.perf_counter() - begin)
    ms = min(tries) * 1000
    print(f"threads {workers}, places {places}: {ms:.0f} ms")
    return ms


with Server(("127.0.0.1", 0), Receiver) as server:
    threading.Thread(target=server.serve_forever, args=(0.01,)).start()
    one, _, _, eight = [measure(n, 8) for n in (1, 2, 4, 8)]
    two_places = measure(8, 2)
    server.shutdown()
print("8 threads take under half of 1:", eight < one / 2)
print("with 2 places never under 160 ms:", two_places >= 160)
