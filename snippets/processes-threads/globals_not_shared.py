import multiprocessing
import threading

exported = 0


def export(where):
    global exported
    exported += 1
    print(f"inside the {where}: {exported}")


if __name__ == "__main__":  # (1)!
    spawn = multiprocessing.get_context("spawn")

    process = spawn.Process(target=export, args=("process",))
    process.start()
    process.join()
    print(f"after the process: {exported}")  # (2)!

    thread = threading.Thread(target=export, args=("thread",))
    thread.start()
    thread.join()
    print(f"after the thread: {exported}")
