import multiprocessing
import signal
import time


def polite(order, shop):
    stopping = []
    signal.signal(signal.SIGTERM, lambda *_: stopping.append(True))
    shop.send(order)
    while not stopping:  # (1)!
        time.sleep(0.01)
    shop.send("finished")


def deaf(order, shop):
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    shop.send(order)
    while True:
        time.sleep(0.01)


def stop(process, grace):
    process.terminate()
    process.join(grace)  # (2)!
    if process.exitcode is None:
        process.kill()
        process.join()


if __name__ == "__main__":
    spawn = multiprocessing.get_context("spawn")
    for kind, order in ((polite, "A-17"), (deaf, "A-18")):
        ours, theirs = spawn.Pipe()
        process = spawn.Process(target=kind, args=(order, theirs))
        process.start()
        theirs.close()
        in_hand = {ours.recv()}
        stop(process, grace=1)
        try:
            if ours.recv() == "finished":
                in_hand.clear()
        except EOFError:  # (3)!
            pass
        lost = ", ".join(in_hand) or "nothing"
        print(f"{kind.__name__}: exit code {process.exitcode}, lost: {lost}")
