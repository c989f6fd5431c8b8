# /// script
# requires-python = ">=3.11"
# dependencies = ["beautifulsoup4==4.15.0"]
# ///
import threading
import time
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, HTTPServer
from urllib.robotparser import RobotFileParser

import bs4

AGENT = "price-reader"
PAGES = {
    "/robots.txt": "User-agent: *\nDisallow: /account",
    "/": "<a href=/pen>Pen</a> <a href=/ink>Ink</a>",
    "/pen": "<b class=price>4.50</b> <a href=/ink>Ink</a>",
    "/ink": "<b class=price>9.00</b> <a href=/account>You</a>",
    "/account": "private",
}
asked = []


class Site(BaseHTTPRequestHandler):
    def do_GET(self):
        asked.append(self.path)
        self.send_response(200)
        self.end_headers()
        self.wfile.write(PAGES[self.path].encode())

    def log_message(self, *args):
        pass


def get(path):
    site.request("GET", path, headers={"User-Agent": AGENT})
    return site.getresponse().read().decode()


def read_prices():
    robots = RobotFileParser()
    robots.parse(get("/robots.txt").splitlines())  # (1)!
    found = ["/"]
    for path in found:
        if not robots.can_fetch(AGENT, path):
            print("not allowed:", path)
            continue
        time.sleep(0.05)  # (2)!
        page = bs4.BeautifulSoup(get(path), "html.parser")
        for price in page.select(".price"):
            print(path, price.text)
        for link in page.select("a[href^='/']"):  # (3)!
            if link["href"] not in found:
                found.append(link["href"])


with HTTPServer(("127.0.0.1", 0), Site) as server:
    threading.Thread(target=server.serve_forever, args=(0.01,)).start()
    site = HTTPConnection("127.0.0.1", server.server_port, timeout=5)
    read_prices()
    server.shutdown()
print("the site saw:", *asked)
