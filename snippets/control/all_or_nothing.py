import sqlite3

from mini_queue.control import Control
from mini_queue.queue import Queue

queue = Queue("queue.sqlite")
ana = Control(queue, "ana")
number = queue.put("export", "A-17")

queue.database.rows(
    "CREATE TRIGGER t BEFORE INSERT ON audit "
    "BEGIN SELECT RAISE(ABORT, 'no room for the note'); END"  # (1)!
)
for deed, what in ((ana.cancel, number), (ana.pause, "too slow")):
    try:
        deed(what, "*")
    except sqlite3.IntegrityError as error:
        print(f"{deed.__name__}: {error}")
print("job:", queue.get(number).state)
print("paused:", ana.modes())
print("audit:", [entry.what for entry in ana.audit()])
