# /// script
# requires-python = ">=3.11"
# dependencies = ["redis==8.1.0"]
# ///
import os
from concurrent.futures import ThreadPoolExecutor

from redis import Redis, ResponseError

URL = os.environ.get("REDIS_URL", "redis://localhost:6379")
broker = Redis.from_url(URL, decode_responses=True)
CANCEL = broker.register_script("""
if redis.call('EXISTS', KEYS[1]) == 1 then return 0 end
redis.call('XADD', KEYS[2], '*', 'who', ARGV[1], 'what', KEYS[1],
           'why', ARGV[2])
redis.call('SET', KEYS[1], ARGV[1], 'EX', 86400)
return 1
""")


def cancel(number: int, who: str, why: str) -> bool:
    keys = [f"cancel {number}", "audit"]
    return bool(CANCEL(keys=keys, args=[who, why]))  # (1)!


with ThreadPoolExecutor() as pool:
    people = ("ana", "bob", "eve")
    tries = [pool.submit(cancel, 41, who, "ordered twice") for who in people]
    done = [one.result() for one in tries]
who = people[done.index(True)]
notes = [note for _, note in broker.xrange("audit")]
print("cancelled by one of three:", sum(done) == 1)
print("the key is that one's:", broker.get("cancel 41") == who)
print("notes:", len(notes))
print("the note is that one's:", notes[0]["who"] == who)

broker.set("audit", "no stream")  # (2)!
try:
    cancel(42, "ana", "wrong address")
except ResponseError:
    print("no note, no key:", broker.get("cancel 42") is None)
broker.delete("cancel 41", "cancel 42", "audit")
