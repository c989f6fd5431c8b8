import sqlite3

store = sqlite3.connect(":memory:", isolation_level=None)
store.execute("CREATE TABLE jobs (id TEXT, version INT, progress INT)")
store.execute("INSERT INTO jobs VALUES ('A-17', 1, 0)")


def save(progress):
    store.execute(
        "UPDATE jobs SET progress = max(progress, ?), version = version + 1",
        [progress],  # (1)!
    )


def read():
    return store.execute("SELECT version, progress FROM jobs").fetchone()


def worker(steps):
    for step in steps:
        save(step)
        answers.append(read())


answers = []
worker([20, 40, 60])
worker([20, 70, 100])
answers[1], answers[2] = answers[2], answers[1]

bar, seen = [], 0
for version, progress in answers:
    if version > seen:  # (2)!
        seen = version
        bar.append(progress)
print("bar:", bar)
print("never goes back:", bar == sorted(bar))
