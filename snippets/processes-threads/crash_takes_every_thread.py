import multiprocessing
import os
import signal
import threading


def crash():
    os.kill(os.getpid(), signal.SIGKILL)  # (1)!


if __name__ == "__main__":
    spawn = multiprocessing.get_context("spawn")
    process = spawn.Process(target=crash)
    process.start()
    process.join()
    print("process ended with", process.exitcode)  # (2)!
    print("shop: still open", flush=True)

    thread = threading.Thread(target=crash)
    thread.start()
    thread.join()
    print("shop: still open")  # (3)!
