# /// script
# requires-python = ">=3.11"
# dependencies = ["fastapi==0.165.0", "uvicorn==0.35.0"]
# ///
import multiprocessing
import socket
import threading
from http.client import HTTPConnection

import uvicorn
from fastapi import BackgroundTasks, FastAPI


def serve(listener, started, sent):
    app, mail_server_answers = FastAPI(), threading.Event()

    def send_mail(order):
        started.release()
        mail_server_answers.wait()  # (1)!
        sent.release()

    @app.post("/orders/{order}", status_code=202)
    async def buy(order: int, background_tasks: BackgroundTasks):
        background_tasks.add_task(send_mail, order)

    config = uvicorn.Config(app, log_level="warning", ws="none")
    uvicorn.Server(config).run([listener])


if __name__ == "__main__":
    fork = multiprocessing.get_context("fork")  # (2)!
    started, sent = fork.Semaphore(0), fork.Semaphore(0)
    listener = socket.create_server(("127.0.0.1", 0))
    process = fork.Process(target=serve, args=(listener, started, sent))
    process.start()
    accepted = 0
    for order in range(100):
        client = HTTPConnection(*listener.getsockname())
        client.request("POST", f"/orders/{order}")
        accepted += client.getresponse().status == 202
        client.close()
    sending = 0
    while started.acquire(timeout=None if sending < 40 else 0.2):  # (3)!
        sending += 1
    print("answered 202:", accepted)
    print("being sent:", sending, "waiting in memory:", accepted - sending)
    process.kill()
    process.join()
    print("exit code:", process.exitcode, "sent:", int(sent.acquire(False)))
