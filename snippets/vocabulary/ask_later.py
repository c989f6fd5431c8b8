import itertools
import queue
import threading

jobs, results = queue.Queue(), {}
numbers = itertools.count(1)
accepted = set()
may_finish, finished = threading.Event(), threading.Event()


def put(order):
    number = next(numbers)
    accepted.add(number)  # (1)!
    jobs.put((number, order))
    return number


def ask(number):
    if number in results:
        return f"done, {results[number]}"
    return "pending" if number in accepted else "unknown"  # (2)!


def ask_results_only(number):
    return results.get(number, "pending")


def worker():
    number, order = jobs.get()
    may_finish.wait()  # (3)!
    results[number] = f"{order}.pdf"
    finished.set()


ticket = put("A-17")
background = threading.Thread(target=worker)
background.start()
print(f"job {ticket}:", ask(ticket))
may_finish.set()
finished.wait()
print(f"job {ticket}:", ask(ticket))
print("job 99:", ask(99))
print("job 99, results only:", ask_results_only(99))
background.join()
