import sqlite3

broker = sqlite3.connect(":memory:")  # (1)!
broker.execute("CREATE TABLE queue (id INTEGER PRIMARY KEY, job, state)")
results = {}


def put(job):
    sql = "INSERT INTO queue (job, state) VALUES (?, 'waiting')"
    return broker.execute(sql, [job]).lastrowid


def claim():
    sql = """UPDATE queue SET state = 'claimed' WHERE id = (
             SELECT min(id) FROM queue WHERE state = 'waiting')
             RETURNING id, job"""
    rows = broker.execute(sql).fetchall()  # (2)!
    return rows[0] if rows else None


def done(number):
    broker.execute("DELETE FROM queue WHERE id = ?", [number])


def show():
    rows = broker.execute("SELECT job, state FROM queue").fetchall()
    print("  queue:", rows)


for order in "A-17", "A-18":
    print(f"producer: puts {order}, message {put(order)}")
show()
while message := claim():
    number, order = message
    print(f"worker: claims message {number}")
    show()
    results[number] = f"{order}.pdf"
    done(number)  # (3)!
    print(f"worker: stores the result, ack of message {number}")
    show()
print("result store:", results)
