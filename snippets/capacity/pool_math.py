# /// script
# requires-python = ">=3.11"
# dependencies = ["psycopg[binary]==3.3.9"]
# ///
import os
import queue
from concurrent.futures import ThreadPoolExecutor

import psycopg

from mini_queue.capacity import connections

LOCAL = "postgresql://postgres@localhost/postgres"
URL = os.environ.get("DATABASE_URL", LOCAL)
ROLE, LIMIT = f"exports_{os.getpid()}", 5

workers = connections(hosts=1, processes=2, threads=4, spare=0)
pool = queue.SimpleQueue()


def export(number):
    connection = pool.get()  # (1)!
    try:
        return connection.execute("SELECT %s + 1", [number]).fetchone()[0]
    finally:
        pool.put(connection)


with psycopg.connect(URL, autocommit=True) as owner:
    options = f"LOGIN PASSWORD 'exports' CONNECTION LIMIT {LIMIT}"
    owner.execute(f"CREATE ROLE {ROLE} {options}")  # (2)!
    try:
        for number in range(1, workers + 1):
            try:
                pool.put(psycopg.connect(URL, user=ROLE, password="exports"))
            except psycopg.OperationalError as error:
                said = str(error).partition("FATAL:  ")[2].split('"')[0]
                print(f"worker {number}: {said}...")
        with ThreadPoolExecutor(workers) as threads:
            done = list(threads.map(export, range(100)))
        print(f"{pool.qsize()} connections for all: {len(done)} jobs done")
    finally:
        while not pool.empty():
            pool.get().close()
        owner.execute(f"DROP ROLE {ROLE}")
