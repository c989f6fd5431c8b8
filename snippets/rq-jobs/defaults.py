# /// script
# requires-python = ">=3.11"
# dependencies = ["redis==8.1.0", "rq==3.0.0"]
# ///
from importlib.metadata import version

from redis import Redis
from rq import Queue, Worker
from rq.defaults import DEFAULT_FAILURE_TTL, DEFAULT_RESULT_TTL

queue = Queue(connection=Redis())
job = queue.create_job("shop.export")
worker = Worker([queue], prepare_for_work=False)
print("rq", version("rq"))
for name, value in {
    "serializer": queue.serializer.__name__,
    "retries": job.retries_left,
    "job timeout": f"{queue._default_timeout} s",
    "result kept": f"{DEFAULT_RESULT_TTL} s",
    "failure kept": f"{DEFAULT_FAILURE_TTL // 86_400} days",
    "worker beats every": f"{worker.job_monitoring_interval} s",
    "killed job given up after": f"{worker.get_heartbeat_ttl(job)} s",
    "maintenance every": f"{worker.maintenance_interval} s",
    "idle worker wakes every": f"{worker.dequeue_timeout} s",
}.items():
    print(f"  {name}: {value}")
