# /// script
# requires-python = ">=3.11"
# dependencies = ["psycopg[binary]==3.3.9"]
# ///
import os
import threading

import psycopg

URL = os.environ.get("DATABASE_URL", "postgresql://postgres@localhost/postgres")
JOBS = """DROP TABLE IF EXISTS demo_jobs; CREATE TABLE demo_jobs AS
    SELECT id, 'waiting' AS state FROM generate_series(1, 2) AS id"""
CLAIM = """UPDATE demo_jobs SET state = 'running' WHERE id = (
    SELECT id FROM demo_jobs WHERE state = 'waiting'
    ORDER BY id LIMIT 1 {}) {} RETURNING id"""


def claim(session, statement, taken):
    taken += [number for (number,) in session.execute(statement)]


def race(lock="", check=""):
    statement, taken, waits = CLAIM.format(lock, check), [], False
    shop.execute(JOBS)
    with psycopg.connect(URL) as first, psycopg.connect(URL) as second:
        claim(first, statement, taken)  # (1)!
        arguments = second, statement, taken
        thread = threading.Thread(target=claim, args=arguments)
        thread.start()
        while thread.is_alive() and not waits:  # (2)!
            pid = second.info.backend_pid
            [(waits,)] = shop.execute("SELECT pg_blocking_pids(%s)", [pid])
        first.commit()
        thread.join()
    print(f"{lock or check or 'no lock'}: {taken}, waits: {bool(waits)}")


with psycopg.connect(URL, autocommit=True) as shop:
    race()
    race(check="AND state = 'waiting'")
    race("FOR UPDATE")
    race("FOR UPDATE SKIP LOCKED")
    shop.execute("DROP TABLE demo_jobs")
