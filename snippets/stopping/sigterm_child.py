import multiprocessing
import signal

asked_to_stop = False


def remember(number, frame):
    global asked_to_stop
    asked_to_stop = True  # (1)!


def worker(orders, shop):
    signal.signal(signal.SIGTERM, remember)
    while orders and not asked_to_stop:  # (2)!
        order = orders.pop(0)
        shop.send(f"{order}: started")
        shop.recv()  # (3)!
        shop.send(f"{order}: finished")
    for order in orders:
        shop.send(f"{order}: given back")


if __name__ == "__main__":
    spawn = multiprocessing.get_context("spawn")
    ours, theirs = spawn.Pipe()
    orders = ["A-17", "A-18", "A-19"]
    process = spawn.Process(target=worker, args=(orders, theirs))
    process.start()
    theirs.close()
    try:
        while True:
            print(said := ours.recv())
            if said == "A-18: started":
                print("shop: SIGTERM")
                process.terminate()
            if said.endswith("started"):
                ours.send("paper is ready")
    except EOFError:  # (4)!
        process.join()
    print("exit code:", process.exitcode)
