import sqlite3
from datetime import datetime, timedelta

db = sqlite3.connect(":memory:", isolation_level=None)
db.execute("CREATE TABLE locks (name PRIMARY KEY, until, owner)")
TAKE = """
INSERT INTO locks VALUES (:name, :until, :owner)
ON CONFLICT (name) DO UPDATE SET until = :until, owner = :owner
WHERE until <= :now
"""


def take(owner: str, now: datetime, at_most: timedelta) -> bool:
    row = {
        "name": "bill",
        "owner": owner,
        "now": now.isoformat(),
        "until": (now + at_most).isoformat(),
    }
    return db.execute(TAKE, row).rowcount == 1  # (1)!


two = datetime(2026, 11, 22, 2)
hour = timedelta(hours=1)
print("02:00 first:", take("first", two, hour))
print("02:00 second:", take("second", two, hour))
print("first does not give the lock back")
print("02:59 second:", take("second", two + timedelta(minutes=59), hour))
print("03:00 second:", take("second", two + hour, hour))
