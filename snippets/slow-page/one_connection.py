import http.client
import http.server
import threading

FILES = [f"/part{n}.css" for n in range(20)]
accepted, served = [], []


class Shop(http.server.HTTPServer):
    def get_request(self):
        accepted.append("connection")
        return super().get_request()


class Files(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"  # (1)!
    disable_nagle_algorithm = True

    def do_GET(self):
        served.append(self.path)
        body = b"li { margin: 0 }\n" * (20 if self.path == "/all.css" else 1)
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args):
        pass


def load(name, paths, keep):
    accepted.clear()
    served.clear()
    client = http.client.HTTPConnection(*server.server_address)
    for path in paths:
        client.request("GET", path)
        client.getresponse().read()
        if not keep:
            client.close()  # (2)!
    client.close()
    print(f"{name}: requests {len(served)}, TCP {len(accepted)}")


with Shop(("127.0.0.1", 0), Files) as server:
    background = threading.Thread(target=server.serve_forever, args=[0.01])
    background.start()
    load("closed each time", FILES, keep=False)
    load("kept open", FILES, keep=True)
    load("joined", ["/all.css"], keep=True)
    server.shutdown()
    background.join()
