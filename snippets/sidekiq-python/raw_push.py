# /// script
# requires-python = ">=3.11"
# dependencies = ["redis==8.1.0"]
# ///
import json
import os
import secrets
import subprocess
import time

from redis import Redis

URL = os.environ.get("REDIS_URL", "redis://localhost:6379/0")
broker = Redis.from_url(URL, socket_timeout=None, decode_responses=True)


def push(job_class, *args, queue="default"):
    now = time.time()
    job = {"class": job_class, "args": args, "retry": True, "queue": queue}
    job |= {"jid": secrets.token_hex(12), "created_at": now}
    broker.lpush(f"queue:{queue}", json.dumps(job | {"enqueued_at": now}))


push("Export", "A-17", float("nan"))
push("Exprot", "A-18")
push("Export", "A-19", queue="defualt")
push("Export", "A-20")

command = ["sidekiq", "-r", "./sidekiq_client/jobs.rb", "-c", "1"]  # (1)!
null = subprocess.DEVNULL
worker = subprocess.Popen(command, stdout=null, stderr=null)
print("done:", broker.blpop("done")[1].split(",")[0])
worker.terminate()
worker.wait()

(dead,) = broker.zrange("dead", 0, -1)
print("dead:", dead[:40])
(failed,) = map(json.loads, broker.zrange("retry", 0, -1))
print("retry:", failed["class"], failed["error_class"])
print("waits:", broker.llen("queue:defualt"), broker.smembers("queues"))
