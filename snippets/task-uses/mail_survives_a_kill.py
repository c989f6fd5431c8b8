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
import multiprocessing
import os
import smtplib
import socket
import sqlite3

import httpx
import uvicorn
from aiosmtpd.controller import Controller
from fastapi import BackgroundTasks, FastAPI


class Sink(Controller):
    mails = 0

    def _trigger_server(self):
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()

    async def handle_DATA(self, server, session, envelope):
        self.mails += 1
        return "250 OK"


def sql(statement: str, *values: str) -> list[tuple[str, ...]]:
    with contextlib.closing(sqlite3.connect("shop.db")) as db, db:
        return db.execute(statement, values).fetchall()


def send_due(smtp_port: int) -> None:
    for (order,) in sql("SELECT id FROM mails WHERE state = 'due'"):
        with smtplib.SMTP("127.0.0.1", smtp_port, "shop", timeout=5) as smtp:
            smtp.sendmail("shop@shop.test", "ana@shop.test", order)
        sql("UPDATE mails SET state = 'sent' WHERE id = ?", order)


def serve(listener: socket.socket, smtp_port: int) -> None:
    send_due(smtp_port)  # (1)!
    app = FastAPI()

    @app.post("/orders/{order}", status_code=202)
    def accept(order: str, tasks: BackgroundTasks) -> None:
        sql("INSERT INTO mails VALUES (?, 'due')", order)
        tasks.add_task(os._exit, 137)  # (2)!
        tasks.add_task(send_due, smtp_port)

    uvicorn.Server(uvicorn.Config(app, log_level="warning")).run([listener])


if __name__ == "__main__":
    sql("DROP TABLE IF EXISTS mails")
    sql("CREATE TABLE mails (id PRIMARY KEY, state)")
    sink = Sink(None, "127.0.0.1", port=0)
    sink.handler = sink
    sink.start()
    listener = socket.create_server(("127.0.0.1", 0))
    url = f"http://127.0.0.1:{listener.getsockname()[1]}"
    spawn = multiprocessing.get_context("spawn")
    for order in ("A-17", "A-18"):
        shop = spawn.Process(target=serve, args=(listener, sink.port))
        shop.start()
        answer = httpx.post(f"{url}/orders/{order}", timeout=None)
        shop.join()
        print(f"{order}: {answer.status_code}, exit code {shop.exitcode}")
        print("  mails:", sink.mails, "rows:", *sql("SELECT * FROM mails"))
    sink.stop()
