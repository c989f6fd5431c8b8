# /// script
# requires-python = ">=3.11"
# dependencies = ["redis==8.1.0"]
# ///
import subprocess
import time

import redis
from redis.backoff import ConstantBackoff
from redis.retry import Retry

from mini_queue.database import Database
from mini_queue.outbox import Outbox

SOCKET = "redis.sock"
SERVER = "redis-server --port 0 --appendonly yes --unixsocket"
shop = Database("shop.sqlite")
outbox = Outbox(shop, time.time)


def client(retries):
    retry = Retry(ConstantBackoff(0.01), retries)
    return redis.Redis(unix_socket_path=SOCKET, retry=retry)


def start():
    command = [*SERVER.split(), SOCKET]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    client(retries=1000).ping()
    return server


def accept(order):
    with shop.transaction():
        waits = shop.rows("SELECT id FROM outbox WHERE sent IS NULL")
        if len(waits) >= 3:
            return 503
        outbox.add("pdf", order)
    return 202


def relay():
    broker = client(retries=0)  # (1)!
    try:
        return outbox.relay(lambda m: broker.rpush(m.topic, m.body))
    except redis.ConnectionError:
        return "no broker"


server = start()
for order in ("A-17", "A-18", "A-19", "A-20", "A-21"):
    print(f"{order}: {accept(order)}, relayed: {relay()}")
    server.kill()  # (2)!
    server.wait()
server = start()
print("back, relayed:", relay())
print(*client(0).lrange("pdf", 0, -1))
server.kill()
server.wait()
