# /// script
# requires-python = ">=3.11"
# dependencies = ["opentelemetry-sdk==1.45.2"]
# ///
import random
import subprocess
import sys

from opentelemetry import propagate, trace
from opentelemetry.sdk.trace import TracerProvider, export
from opentelemetry.trace import Link, SpanKind

from mini_queue.queue import Queue
from mini_queue.worker import Worker

process = sys.argv[1] if sys.argv[1:] else "web"
random.seed(process)  # (1)!


def short(span):
    parent = span.parent.span_id if span.parent else 0
    ids = span.context.trace_id, span.context.span_id, parent
    last = " ".join(f"{number:x}"[-4:] for number in ids)
    return f"{process}: {span.name}: {last}, links {len(span.links)}\n"


provider = TracerProvider()
exporter = export.ConsoleSpanExporter(formatter=short)  # (2)!
provider.add_span_processor(export.SimpleSpanProcessor(exporter))
span = provider.get_tracer("shop").start_as_current_span
queue = Queue("queue.sqlite")


def pdf(job):
    print("worker: traceparent", job.headers["traceparent"])
    sent = propagate.extract(job.headers)
    link = Link(trace.get_current_span(sent).get_span_context())
    with span("process pdf", sent, SpanKind.CONSUMER, links=[link]):  # (3)!
        pass


if process == "web":
    with span("POST /orders", kind=SpanKind.SERVER):
        with span("send pdf", kind=SpanKind.PRODUCER):
            headers = {}
            propagate.inject(headers)
            queue.put("pdf", "A-17", headers=headers)
    subprocess.run([sys.executable, __file__, "worker"], check=True)
else:
    Worker(queue, {"pdf": pdf}).step()
