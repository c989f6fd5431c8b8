# /// script
# requires-python = ">=3.11"
# dependencies = ["httpx==0.28.1", "prometheus-client==0.26.0"]
# ///
import httpx
import prometheus_client as prometheus
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.parser import text_string_to_metric_families as read

from mini_queue.metrics import measure
from mini_queue.queue import Queue
from mini_queue.retry import Policy, fixed
from mini_queue.worker import Worker

clock = [0.0]
queue = Queue("queue.sqlite", lambda: clock[0])
registry = prometheus.CollectorRegistry()
steps = {"buckets": (10, 60, 300, 1800), "registry": registry}
WAIT = prometheus.Histogram("queue_wait_seconds", "Until it starts.", **steps)
RUN = prometheus.Histogram("queue_run_seconds", "Until it ends.", **steps)
FAILED = prometheus.Counter("queue_failures", "Errors.", registry=registry)
AGAIN = prometheus.Counter("queue_redeliveries", "Again.", registry=registry)


class Table:
    def collect(self):  # (1)!
        now = measure(queue, workers=4)
        gauges = {
            "queue_oldest_job_age_seconds": now.oldest,
            "queue_jobs_waiting": now.depth,
            "queue_jobs_running": now.running,
            "queue_jobs_late": now.late,
            "queue_jobs_dead": now.dead,
            "queue_saturation_ratio": now.saturation,
        }
        for name, value in gauges.items():
            yield GaugeMetricFamily(name, "See the runbook.", value)


def pdf(job):  # (2)!
    WAIT.observe(job.waited)
    AGAIN.inc(job.count > 1)
    with FAILED.count_exceptions():
        clock[0] += 20
        RUN.observe(queue.now() - job.started)
        if job.args == "A-17":
            raise TimeoutError("busy")


registry.register(Table())
server, serving = prometheus.start_http_server(0, "127.0.0.1", registry)  # (3)!
for order in ("A-17", "A-18", "A-19"):
    queue.put("pdf", order)
worker = Worker(queue, {"pdf": pdf}, Policy(fixed(0), attempts=2))
clock[0] = 200
for _ in range(2):
    worker.step()
queue.claim(lease=60)
clock[0] += 100
page = httpx.get(f"http://127.0.0.1:{server.server_port}/metrics")
for family in read(page.text):
    if not family.name.endswith("_created"):
        print(family.name, *[f"{each.value:g}" for each in family.samples])
server.shutdown()
serving.join()
