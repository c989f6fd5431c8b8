# /// script
# requires-python = ">=3.11"
# dependencies = ["redis==8.1.0"]
# ///
import os

import redis

URL = os.environ.get("REDIS_URL", "redis://localhost:6379")
broker = redis.from_url(URL, decode_responses=True)


def take(queues):
    found = broker.lmpop(len(queues), *queues, direction="RIGHT")  # (1)!
    return found and found[1][0]


def waiting(name, *workers):
    broker.delete("urgent", "slow")
    broker.lpush("slow", "catalog-1", "catalog-2")
    free = [queues for queues in workers if not take(queues)]  # (2)!
    broker.lpush("urgent", "receipt")
    taken = [take(queues) for queues in free]
    left = broker.lrange("urgent", 0, -1) + broker.lrange("slow", 0, -1)
    print(f"{name}: taken at once {taken}, waiting {left}")


waiting("two for all", ["urgent", "slow"], ["urgent", "slow"])
waiting("one of its own", ["urgent"], ["urgent", "slow"])
