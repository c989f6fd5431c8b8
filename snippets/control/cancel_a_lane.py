from mini_queue.control import Control
from mini_queue.queue import Queue
from mini_queue.states import State

queue = Queue("queue.sqlite")
ana = Control(queue, "ana")


def cancel_lane(control: Control, lane: str, why: str) -> int:
    with control.queue.database.transaction() as database:  # (1)!
        rows = database.rows(
            "UPDATE jobs SET state = 'cancelled', ended = ?"
            " WHERE lane = ? AND state = 'waiting' RETURNING id",
            control.queue.now(),
            lane,
        )
        ids = sorted(row["id"] for row in rows)
        control.note("cancel", f"lane {lane}: {ids}", why)  # (2)!
    return len(ids)


for order in ("A-17", "A-18", "A-19"):
    queue.put("mail", order, lane="mail")
queue.put("pdf", "A-17", lane="pdf")
running = queue.claim(30)

print("cancelled:", cancel_lane(ana, "mail", "the list was wrong"))
print(running.args, "goes on:", queue.ack(running))
print("waiting:", [job.task for job in ana.jobs(State.WAITING)])
for entry in ana.audit():
    print(entry.who, entry.what, entry.target, entry.why, sep=", ")
