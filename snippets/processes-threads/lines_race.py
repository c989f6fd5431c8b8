import threading

orders = ["A-17", "A-18", "A-19"]
all_here = threading.Barrier(len(orders))


def say(text):
    print(f"{text}\n", end="")  # (1)!


def export(order):
    all_here.wait()  # (2)!
    say(f"{order}: start")
    say(f"{order}: PDF ready")


threads = [threading.Thread(target=export, args=(o,)) for o in orders]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()  # (3)!
say("main: all exported")
