# /// script
# requires-python = ">=3.11"
# dependencies = [
#   "aiosmtpd==1.4.6",
#   "fastapi==0.165.0",
#   "httpx==0.28.1",
#   "uvicorn==0.35.0",
# ]
# ///
import contextlib
import smtplib
import socket
import sqlite3
import threading

import httpx
import uvicorn
from aiosmtpd.controller import Controller
from fastapi import BackgroundTasks, FastAPI

CLAIM = """UPDATE mails SET state = 'sending'
WHERE id = ? AND state = 'due' RETURNING id"""
NOTE = "UPDATE mails SET state = ?, reason = ? WHERE id = ?"
app, said = FastAPI(), []


class Sink(Controller):
    def _trigger_server(self):
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()

    async def handle_DATA(self, server, session, envelope):
        said.append("250 OK" if said else "451 try later")  # (1)!
        return said[-1]


def sql(statement: str, *values: str) -> list[tuple[str, ...]]:
    with contextlib.closing(sqlite3.connect("shop.db")) as db, db:  # (2)!
        return db.execute(statement, values).fetchall()


def mail(order: str) -> None:
    if not sql(CLAIM, order):  # (3)!
        return
    text = f"Message-ID: <paid-{order}@shop.test>\n\n{order} is paid"
    try:
        with smtplib.SMTP("127.0.0.1", sink.port, "shop", timeout=5) as smtp:
            smtp.sendmail("shop@shop.test", "ana@shop.test", text)
        sql(NOTE, "sent", "250", order)
    except OSError as error:  # (4)!
        sql(NOTE, "due", str(error), order)


@app.post("/orders/{order}", status_code=202)
def accept(order: str, tasks: BackgroundTasks) -> str:
    sql("INSERT INTO mails VALUES (?, 'due', '')", order)  # (5)!
    tasks.add_task(mail, order)
    return "accepted"


sql("DROP TABLE IF EXISTS mails")
sql("CREATE TABLE mails (id PRIMARY KEY, state, reason)")
sink = Sink(None, "127.0.0.1", port=0)
sink.handler = sink
sink.start()
listener = socket.create_server(("127.0.0.1", 0))
server = uvicorn.Server(uvicorn.Config(app, log_level="warning"))
running = threading.Thread(target=server.run, args=[[listener]])
running.start()
url = f"http://127.0.0.1:{listener.getsockname()[1]}"
print("client:", httpx.post(f"{url}/orders/A-17").status_code)
server.should_exit = True
running.join()
print("row:", *sql("SELECT * FROM mails")[0])
for (order,) in sql("SELECT id FROM mails WHERE state = 'due'"):  # (6)!
    mail(order)
print("row:", *sql("SELECT * FROM mails")[0])
mail("A-17")
sink.stop()
print("attempts:", *said, sep="\n  ")
