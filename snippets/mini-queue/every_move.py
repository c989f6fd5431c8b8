from itertools import product

from mini_queue.queue import Queue
from mini_queue.states import MOVES, IllegalMove, State

PATHS = {State.WAITING: [], State.DONE: [State.RUNNING, State.DONE]}
queue = Queue(":memory:")


def move(number, state):
    sql = "UPDATE jobs SET state = ? WHERE id = ?"  # (1)!
    queue.database.rows(sql, state, number)


refused = {}
for before, after in product(State, State):
    number = queue.put("pdf")
    for state in PATHS.get(before, [before]):
        move(number, state)
    try:
        move(number, after)
    except IllegalMove as error:
        refused[before, after] = error

print(f"{len(State) ** 2} moves tried, {len(refused)} refused, such as")
print(" ", refused[State.DONE, State.WAITING])
missing = {(a, b) for a, b in product(State, State) if b not in MOVES[a]}
print("as the table says:", set(refused) == missing)  # (2)!
