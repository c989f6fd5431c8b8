import multiprocessing

from mini_queue.queue import Queue
from mini_queue.serve import serve
from mini_queue.worker import Worker


def work(grace, shop):
    def export(job):
        shop.send("taken")
        shop.recv()  # (1)!

    serve(Worker(Queue("queue.sqlite"), {"pdf": export}), grace)


if __name__ == "__main__":
    spawn = multiprocessing.get_context("spawn")
    queue = Queue("queue.sqlite")
    for order, grace in ("A-17", 20), ("A-18", 0):
        number = queue.put("pdf", {"order": order})
        ours, theirs = spawn.Pipe()
        worker = spawn.Process(target=work, args=(grace, theirs))
        worker.start()
        ours.recv()
        worker.terminate()  # (2)!
        if order == "A-17":
            ours.send("paper")
        worker.join()
        job = queue.get(number)
        print(
            f"{order}: exit {worker.exitcode}, {job.state}, count {job.count}"
        )
