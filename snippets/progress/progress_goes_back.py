import sqlite3

store = sqlite3.connect(":memory:", isolation_level=None)
store.execute("CREATE TABLE jobs (id TEXT, version INT, progress INT)")
store.execute("INSERT INTO jobs VALUES ('A-17', 1, 0)")


def save(progress):
    store.execute(
        "UPDATE jobs SET progress = ?, version = version + 1", [progress]
    )


def read():
    return store.execute("SELECT version, progress FROM jobs").fetchone()


def worker(steps):
    for step in steps:
        save(step)
        answers.append(read())


answers = []
worker([20, 40, 60])  # (1)!
worker([20, 70, 100])  # (2)!
answers[1], answers[2] = answers[2], answers[1]  # (3)!

bar = []
for version, progress in answers:
    bar.append(progress)
print("bar:", bar)
print("never goes back:", bar == sorted(bar))
