# /// script
# requires-python = ">=3.11"
# dependencies = ["fpdf2==2.8.9", "redis==8.1.0"]
# ///
import json
import os
import subprocess
import sys
from pathlib import Path

from redis import Redis

URL = os.environ.get("REDIS_URL", "redis://localhost:6379/0")
QUEUE, MINE = "queue:python", "python:worker-1"  # (1)!
RUBY = """
%w[A-17 A-18].each do |order|
  Sidekiq::Client.push(
    "class" => "MakePdf", "queue" => "python", "args" => [order])
end
"""
broker = Redis.from_url(URL, socket_timeout=None, decode_responses=True)


def make_pdf(order):
    from fpdf import FPDF

    broker.rpush("said", f"{order} began")
    broker.blpop("go")  # (2)!
    pdf = FPDF()
    pdf.add_page()
    pdf.set_font("Helvetica", size=16)
    pdf.cell(text=order)
    pdf.output(f"{order}.part")
    Path(f"{order}.part").replace(f"{order}.pdf")
    broker.rpush("said", f"{order} printed")


def work():
    while broker.lmove(MINE, QUEUE, "LEFT", "RIGHT"):  # (3)!
        pass
    while True:
        text = broker.blmove(QUEUE, MINE, 0, "RIGHT", "LEFT")
        job = json.loads(text)
        {"MakePdf": make_pdf}[job["class"]](*job["args"])
        broker.lrem(MINE, 1, text)  # (4)!


def start():
    return subprocess.Popen([sys.executable, __file__, "work"])


def said():
    print(broker.blpop("said")[1])


if __name__ == "__main__" and sys.argv[1:] == ["work"]:
    work()
elif __name__ == "__main__":
    subprocess.run(["ruby", "-W0", "-rsidekiq", "-e", RUBY], check=True)
    worker = start()
    said()
    worker.kill()
    worker.wait()
    print("killed; kept:", broker.llen(MINE), "waits:", broker.llen(QUEUE))
    worker = start()
    for _ in range(2):
        said()
        broker.rpush("go", "")
        said()
    worker.kill()
    worker.wait()
    print("PDF:", [path.name for path in sorted(Path().glob("*.pdf"))])
