# /// script
# dependencies = [
#   "fastapi==0.165.0",
#   "uvicorn==0.35.0",
#   "websockets==17.4",
# ]
# ///
import json
import socket
import threading

import uvicorn
from fastapi import FastAPI, WebSocket
from websockets.exceptions import ConnectionClosedError
from websockets.sync.client import connect

app = FastAPI()
states = [(1, "queued 0 %"), (2, "running 40 %"), (3, "done 100 %")]
breaks = [2, 3]  # (1)!


@app.websocket("/ws")
async def ws(browser: WebSocket, after: int = 0):
    await browser.accept()
    until = breaks.pop(0)
    for version, state in states:
        if after < version <= until:
            await browser.send_json([version, state])
    final = until == len(states)
    await browser.close(1000 if final else 1012)  # (2)!


def follow(after):
    with connect(f"{address}?after={after}") as news:
        try:
            for text in news:
                print(text)
                after = json.loads(text)[0]
        except ConnectionClosedError:  # (3)!
            pass
    print("closed with", news.close_code)
    return None if news.close_code == 1000 else after


listener = socket.create_server(("127.0.0.1", 0))
address = f"ws://127.0.0.1:{listener.getsockname()[1]}/ws"
server = uvicorn.Server(uvicorn.Config(app, log_level="warning"))
running = threading.Thread(target=server.run, args=[[listener]])
running.start()
after = 0
while after is not None:
    after = follow(after)
server.should_exit = True
running.join()
