import fcntl
import multiprocessing
import time
from pathlib import Path

from mini_queue.database import Database
from mini_queue.outbox import Outbox

broker = Path("broker")  # (1)!


def send(message):
    with broker.open("a") as file:
        print(message.body, end=" ", file=file)


def slow(message):
    started.set()
    goes_on.wait()  # (2)!
    send(message)


def relay(alone, send=send):
    with open("relay.lock", "w") as file:
        try:
            if alone:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)  # (3)!
        except BlockingIOError:
            return 0
        database = Database("shop.sqlite")
        sent = Outbox(database, time.time).relay(send)
        database.close()
        return sent


if __name__ == "__main__":
    fork = multiprocessing.get_context("fork")
    for alone in (False, True):
        shop = Database("shop.sqlite")
        for order in ("A-17", "A-18", "A-19"):
            Outbox(shop, time.time).add("pdf", order)
        shop.close()
        started, goes_on = fork.Event(), fork.Event()
        first = fork.Process(target=relay, args=(alone, slow))
        first.start()
        started.wait()
        print("lock" if alone else "no lock")
        print("the second relay sends", relay(alone))
        first.kill() if alone else goes_on.set()  # (4)!
        first.join()
        print("the third relay sends", relay(alone))
        print("in the broker:", *broker.read_text().split())
        broker.unlink()
