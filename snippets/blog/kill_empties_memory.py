import multiprocessing
import queue
import sqlite3


def server(pipe):
    memory = queue.Queue()
    disk = sqlite3.connect("jobs.db")
    disk.execute("CREATE TABLE IF NOT EXISTS jobs (name TEXT)")
    for order in pipe.recv():
        memory.put(order)
        disk.execute("INSERT INTO jobs VALUES (?)", [order])
    disk.commit()  # (1)!
    [stored] = disk.execute("SELECT count(*) FROM jobs").fetchone()
    pipe.send(f"memory {memory.qsize()}, disk {stored}")
    pipe.recv()  # (2)!


def start_and_kill(name, orders):
    ours, theirs = context.Pipe()
    process = context.Process(target=server, args=(theirs,))
    process.start()
    ours.send(orders)
    print(f"{name}: {ours.recv()}")
    process.kill()  # (3)!
    process.join()
    print(f"{name}: exit code {process.exitcode}")


if __name__ == "__main__":
    context = multiprocessing.get_context("spawn")
    start_and_kill("first process", ["A-17", "A-18", "A-19"])
    start_and_kill("second process", [])
