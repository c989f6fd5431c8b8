# /// script
# requires-python = ">=3.11"
# dependencies = ["procrastinate==3.10.0", "psycopg[binary]==3.3.9"]
# ///
import logging
import os
import subprocess
import sys
from pathlib import Path

import psycopg
from procrastinate import App, PsycopgConnector

logging.getLogger("procrastinate").addHandler(logging.NullHandler())
URL = os.environ.get("DATABASE_URL", "postgresql://postgres@localhost")
app = App(connector=PsycopgConnector(conninfo=URL))


@app.task(name="mail")
def mail(order):
    print(order, "mailed", flush=True)


def buy(order, paid):
    with psycopg.connect(URL) as shop:  # (1)!
        shop.execute("INSERT INTO demo VALUES (%s)", [order])
        mail.configure(connection=shop).defer(order=order)  # (2)!
        print(order, "before its commit, others see", seen())
        if not paid:
            raise ValueError("card refused")


def seen():
    orders = database.execute("SELECT * FROM demo").fetchall()
    jobs = app.job_manager.list_jobs(task="mail", status="todo")
    return f"{len(orders)} orders, {len(list(jobs))} jobs"


if __name__ == "__main__":
    with app.open(), psycopg.connect(URL, autocommit=True) as database:
        if not app.check_connection():
            app.schema_manager.apply_schema()
        database.execute("CREATE TABLE demo (code text)")
        buy("A-17", paid=True)
        print("committed:", seen())
        try:
            buy("A-18", paid=False)
        except ValueError as error:
            print(f"{error}:", seen())
        database.execute("DROP TABLE demo")
        cli = [sys.executable, "-m", "procrastinate"]
        command = [*cli, "--app", f"{Path(__file__).stem}.app", "worker"]
        null = subprocess.DEVNULL
        subprocess.run([*command, "--one-shot"], stderr=null, check=True)
