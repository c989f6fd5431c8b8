from pathlib import Path

from mini_queue.queue import Queue

clock = [0.0]
queue = Queue("shop.sqlite", lambda: clock[0])
rows = queue.database.rows
rows("CREATE TABLE stock (item PRIMARY KEY, pens)")
rows("INSERT INTO stock VALUES ('pen', 8)")
SUBTRACT = "UPDATE stock SET pens = pens - 1 RETURNING pens"
UPSERT = """
INSERT INTO stock VALUES ('pen', 7)
ON CONFLICT DO UPDATE SET pens = excluded.pens RETURNING pens
"""


def replace(text):
    Path("draft").write_text(text)
    return Path("draft").replace("A-17.txt").read_text()  # (1)!


EFFECTS = {
    "subtract": lambda: rows(SUBTRACT)[0]["pens"],
    "upsert": lambda: rows(UPSERT)[0]["pens"],  # (2)!
    "replace": lambda: replace("A-17"),
}
for name, effect in EFFECTS.items():
    queue.put(name)
    results = []
    while len(results) < 2:
        job = queue.claim(lease=30)
        results.append(effect())
        clock[0] += 31
    queue.ack(job)
    print(f"{name}: {results}")
clicks = [queue.put("export", "A-17", key="export A-17") for _ in range(2)]
print("two clicks, one job:", clicks[0] == clicks[1])  # (3)!
