# /// script
# requires-python = ">=3.11"
# dependencies = ["prometheus-client==0.26.0"]
# ///
from prometheus_client import CollectorRegistry, Histogram

from mini_queue.metrics import quantile

LIMITS = (10, 60, 300, 1800)
workers = [[5] * 190, [280] * 10]  # seconds that each job waited
p95 = [quantile(waits, 0.95) for waits in workers]
print("each p95:", *p95, "average:", sum(p95) / 2)
print("p95 of all:", quantile(sorted(workers[0] + workers[1]), 0.95))

added = dict.fromkeys([*map(str, map(float, LIMITS)), "+Inf"], 0.0)
for waits in workers:
    registry = CollectorRegistry()  # (1)!
    histogram = Histogram("wait", "Waits.", buckets=LIMITS, registry=registry)
    for seconds in waits:
        histogram.observe(seconds)
    for sample in next(iter(histogram.collect())).samples:
        if le := sample.labels.get("le"):  # (2)!
            added[le] += sample.value
print(added)
share = 0.95 * added["+Inf"]
print("p95 of the sum: up to", next(le for le in added if added[le] >= share))
