# /// script
# requires-python = ">=3.11"
# dependencies = ["psutil==7.2.2"]
# ///
import multiprocessing
import threading

import psutil

MB = 1024 * 1024


def wait_for(ready, leave):
    ready.wait()
    leave.wait()


def own_memory(pid):
    return psutil.Process(pid).memory_full_info().uss / MB  # (1)!


def of_threads(count):
    before = own_memory(None)
    ready, leave = threading.Barrier(count + 1), threading.Event()
    threads = [
        threading.Thread(target=wait_for, args=(ready, leave))
        for _ in range(count)
    ]
    for thread in threads:
        thread.start()
    ready.wait()  # (2)!
    added = own_memory(None) - before
    leave.set()
    for thread in threads:
        thread.join()
    return added / count


def of_process(method):
    context = multiprocessing.get_context(method)
    ready, leave = context.Barrier(2), context.Event()
    process = context.Process(target=wait_for, args=(ready, leave))
    process.start()
    ready.wait()
    added = own_memory(process.pid)
    leave.set()
    process.join()
    return added


if __name__ == "__main__":
    thread = of_threads(50)
    forked, spawned = of_process("fork"), of_process("spawn")
    print(f"thread: {thread:.2f} MB")
    print(f"fork: {forked:.2f} MB")
    print(f"spawn: {spawned:.2f} MB")
    more = spawned > 20 * thread
    print("a process by spawn needs more than 20 threads:", more)
