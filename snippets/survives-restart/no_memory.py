import multiprocessing
import os
import resource
import signal
import threading


def server(ending, shop):
    if ending == "RLIMIT_AS":
        resource.setrlimit(resource.RLIMIT_AS, (1 << 30, 1 << 30))  # (1)!

    def export():
        try:
            if ending == "RLIMIT_AS":
                bytes(2 << 30)  # (2)!
            else:
                os.kill(os.getpid(), signal.SIGKILL)  # (3)!
        except MemoryError:
            shop.send("the job gets MemoryError")
        finally:
            shop.send("finally runs")

    job = threading.Thread(target=export)
    job.start()
    job.join()
    shop.send("the process goes on")


if __name__ == "__main__":
    spawn = multiprocessing.get_context("spawn")
    for ending in "RLIMIT_AS", "SIGKILL":
        ours, theirs = spawn.Pipe()
        process = spawn.Process(target=server, args=(ending, theirs))
        process.start()
        theirs.close()
        try:
            while True:
                print(f"{ending}: {ours.recv()}")
        except EOFError:
            process.join()
        print(f"{ending}: exit code {process.exitcode}")
