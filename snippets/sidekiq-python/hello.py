# /// script
# requires-python = ">=3.11"
# dependencies = ["redis==8.1.0"]
# ///
import os
import subprocess

from redis import Redis

from sidekiq_client import Sidekiq

URL = os.environ.get("REDIS_URL", "redis://localhost:6379/0")
broker = Redis.from_url(URL, socket_timeout=None, decode_responses=True)
sidekiq = Sidekiq(broker)

ids = {
    "A-17": sidekiq.push("Export", "A-17", 3),
    "A-18": sidekiq.push_active_job(
        "Receipt", "A-18", keywords={"to": "ana@shop.example"}
    ),
    "A-19": sidekiq.push("Export", "A-19", delay=1),
    "A-20": sidekiq.push_active_job(
        "Receipt", "A-20", delay=2, keywords={"to": "leo@shop.example"}
    ),
}
print("now:", broker.llen("queue:default"))
print("later:", broker.zcard("schedule"))

command = ["sidekiq", "-r", "./sidekiq_client/jobs.rb", "-c", "1"]
null = subprocess.DEVNULL
worker = subprocess.Popen(command, stdout=null, stderr=null)
for _ in ids:
    done, ruby_id = broker.blpop("done")[1].split(", ")
    order = done.split(":")[0]
    print(f"{done}, same id: {ruby_id == ids[order]}")
worker.terminate()
worker.wait()
print("queues:", broker.smembers("queues"))
