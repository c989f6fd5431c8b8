import contextlib
import signal
import sqlite3

stopping = False


class TooLong(Exception):
    pass


def interrupt(number, frame):
    raise TooLong


def take_note(number, frame):
    global stopping
    stopping = True


def charge(db):
    with db:
        db.execute("INSERT INTO charges VALUES ('A-17')")
    signal.raise_signal(signal.SIGALRM)  # (1)!


for handler in (interrupt, take_note):
    signal.signal(signal.SIGALRM, handler)
    with contextlib.closing(sqlite3.connect(":memory:")) as db:
        db.execute("CREATE TABLE charges (id TEXT)")
        for attempt in range(2):
            try:
                charge(db)
                break
            except TooLong:
                continue  # (2)!
        (rows,) = db.execute("SELECT count(*) FROM charges").fetchone()
        print(f"{handler.__name__}: A-17 charged, times: {rows}")
