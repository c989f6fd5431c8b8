import random

from mini_queue.database import Database
from mini_queue.inbox import Inbox

EVENTS = [
    {"number": 1, "status": "paid", "amount": 10},
    {"number": 2, "status": "packed", "amount": 3},
    {"number": 3, "status": "shipped", "amount": 0},
]
ADD = "UPDATE orders SET owed = owed + :amount"
SET = "UPDATE orders SET status = :status"
NEWER = f"{SET}, number = :number WHERE number < :number"  # (1)!


def state(statement, once, deliveries):
    database = Database(":memory:")
    inbox = Inbox(database, lambda: 0)
    database.rows("CREATE TABLE orders (number, status, owed)")
    database.rows("INSERT INTO orders VALUES (0, '', 0)")
    for event in deliveries:
        with inbox.once(f"A-17 {event['number']}") as first:
            if first or not once:
                database.rows(statement, **event)
    return tuple(database.rows("SELECT status, owed FROM orders")[0])


for name, statement, once in [
    ("add", ADD, False),
    ("add once", ADD, True),
    ("set", SET, False),
    ("set once", SET, True),
    ("set newer", NEWER, False),
]:
    chance = random.Random(17)
    wanted, wrong = state(statement, once, EVENTS), []
    for _ in range(100):
        deliveries = EVENTS + chance.choices(EVENTS, k=chance.randrange(3))
        chance.shuffle(deliveries)
        if state(statement, once, deliveries) != wanted:
            wrong.append([event["number"] for event in deliveries])
    print(f"{name} fails with: {min(wrong, key=len, default='none')}")
