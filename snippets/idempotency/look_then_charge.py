import multiprocessing

from mini_queue.queue import Queue


def work(both_looked):
    queue = Queue("shop.sqlite")
    rows = queue.database.rows
    job = queue.claim(lease=30)
    done = rows("SELECT * FROM charges WHERE made_for = ?", job.args)
    both_looked.wait()  # (1)!
    if not done:
        rows("INSERT INTO charges VALUES (?, 10)", job.args)
    queue.ack(job)


if __name__ == "__main__":
    queue = Queue("shop.sqlite")
    queue.database.rows("CREATE TABLE charges (made_for TEXT, amount)")
    for _ in range(2):
        queue.put("charge", "A-17")  # (2)!
    spawn = multiprocessing.get_context("spawn")
    both_looked = spawn.Barrier(2)
    workers = [spawn.Process(target=work, args=[both_looked]) for _ in "12"]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    for row in queue.database.rows("SELECT * FROM charges"):
        print("charged:", *row)
