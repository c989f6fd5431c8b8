# /// script
# requires-python = ">=3.11"
# dependencies = [
#     "apscheduler==3.11.3", "celery==5.7.0", "dbos==3.4.0",
#     "django==5.2.19", "django-tasks==0.12.0", "django-tasks-db==0.13.0",
#     "dramatiq[redis]==2.2.1", "huey==3.5.4", "kombu==5.7.0",
#     "procrastinate==3.10.0", "redis==8.1.0", "rq==3.0.0",
#     "taskiq==0.13.0", "taskiq-redis==1.2.4",
# ]
# ///
import asyncio
import base64
import inspect
import json
import re
import subprocess
import sys
from importlib.metadata import version

TABLES = [
    ["acks", "retries", "wait s", "limit s", "lease s"],
    ["format", "at once", "ahead", "results"],
]
ARQ = ["uv", "run", "-q", "--no-project", "--with", "arq==0.28.0", "python"]
ORDER = {"order": "A-17"}


def of(function, name):
    return inspect.signature(function).parameters[name].default


def format_of(data):  # (1)!
    return {b"{": "json", b"\x80": "pickle"}[data[:1]]


def celery():
    from celery import Celery
    from kombu.transport.redis import Channel

    app = Celery()
    conf = app.conf
    task = app.task(json.dumps, lazy=False)
    yield "acks", "late" if conf.task_acks_late else "early"
    yield "retries", hasattr(task, "_orig_run")  # (2)!
    yield "wait s", task.default_retry_delay
    yield "limit s", conf.task_time_limit
    yield "lease s", Channel.visibility_timeout
    yield "format", conf.task_serializer
    yield "at once", conf.worker_concurrency
    yield "ahead", conf.worker_prefetch_multiplier
    yield "results", conf.result_backend


def rq():
    from redis import Redis
    from rq import Queue, Retry, Worker

    queue = Queue(connection=Redis())
    job = queue.create_job("shop.export")
    worker = Worker([queue], prepare_for_work=False)
    yield "retries", job.retries_left
    yield "wait s", of(Retry, "interval")
    yield "limit s", queue._default_timeout
    yield "lease s", worker.get_heartbeat_ttl(job)
    yield "format", format_of(queue.serializer.dumps(ORDER))
    yield "results", worker.default_result_ttl


def dramatiq():
    from dramatiq.brokers import redis, stub
    from dramatiq.cli import make_argument_parser
    from dramatiq.message import get_encoder
    from dramatiq.middleware import Retries, TimeLimit, default_middleware
    from dramatiq.results import Results
    from dramatiq.worker import Worker

    yield "retries", Retries().max_retries
    yield "wait s", Retries().min_backoff // 1000
    yield "limit s", TimeLimit().time_limit // 1000
    yield "lease s", redis.DEFAULT_HEARTBEAT_TIMEOUT // 1000
    yield "format", format_of(get_encoder().encode(ORDER))
    yield "at once", make_argument_parser().get_default("threads")
    yield "ahead", Worker(stub.StubBroker()).queue_prefetch
    yield "results", Results in default_middleware


def huey():
    from huey.api import Huey, MemoryHuey
    from huey.consumer import Consumer

    yield "retries", of(Huey.task, "retries")
    yield "wait s", of(Huey.task, "retry_delay")
    yield "limit s", of(Huey.task, "timeout")
    yield "format", format_of(MemoryHuey().serializer.serialize(ORDER))
    yield "at once", of(Consumer, "workers")
    yield "results", MemoryHuey().results


def arq():
    from arq.jobs import serialize_job
    from arq.worker import Retry, Worker

    worker = Worker([asyncio.sleep], handle_signals=False)
    yield "retries", worker.max_tries - 1
    yield "wait s", of(Retry, "defer")
    yield "limit s", int(worker.job_timeout_s)
    yield "lease s", int(worker.in_progress_timeout_s)
    yield "format", format_of(serialize_job("export", (), ORDER, 1, 0))
    yield "at once", worker.max_jobs
    yield "results", int(worker.keep_result_s)


def taskiq():
    from taskiq import SmartRetryMiddleware
    from taskiq.cli.worker.args import WorkerArgs
    from taskiq.result_backends.dummy import DummyResultBackend
    from taskiq_redis import RedisStreamBroker

    broker = RedisStreamBroker("redis://localhost")
    yield "acks", of(WorkerArgs, "ack_type").value
    yield "retries", of(SmartRetryMiddleware, "default_retry_label")
    yield "wait s", of(SmartRetryMiddleware, "default_delay")
    yield "limit s", broker.task(asyncio.sleep).labels.get("timeout")
    yield "lease s", broker.idle_timeout // 1000
    yield "format", format_of(broker.serializer.dumpb(ORDER))
    yield "at once", of(WorkerArgs, "max_async_tasks")
    yield "ahead", broker.count
    yield "results", type(broker.result_backend) is not DummyResultBackend


def procrastinate():
    from procrastinate.app import App
    from procrastinate.retry import RetryStrategy
    from procrastinate.schema import SchemaManager
    from procrastinate.worker import Worker

    yield "retries", of(App.task, "retry")
    yield "wait s", of(RetryStrategy, "wait")
    yield "lease s", int(of(Worker, "stalled_worker_timeout"))
    yield "format", re.search(r" args (\w+)", SchemaManager.get_schema())[1]
    yield "at once", of(Worker, "concurrency")


def django_tasks_db():
    import django
    from django.conf import settings

    settings.configure(INSTALLED_APPS=["django_tasks", "django_tasks_db"])
    django.setup()
    from django_tasks_db.models import DBTaskResult

    field = DBTaskResult._meta.get_field("args_kwargs")
    yield "format", field.get_internal_type()


def dbos():
    from dbos import DBOS, Queue
    from dbos._serialization import DefaultSerializer

    yield "retries", of(DBOS.step, "retries_allowed")
    yield "wait s", int(of(DBOS.step, "interval_seconds"))
    yield "limit s", of(DBOS.step, "timeout_seconds")
    data = DefaultSerializer().serialize(ORDER)
    yield "format", format_of(base64.b64decode(data))
    yield "at once", of(Queue, "worker_concurrency")


def apscheduler():
    from apscheduler.executors.pool import ThreadPoolExecutor

    yield "at once", of(ThreadPoolExecutor, "max_workers")


ENGINES = [celery, rq, dramatiq, huey, arq, taskiq]
ENGINES += [procrastinate, django_tasks_db, dbos, apscheduler]


def row(engine):
    name = engine.__name__.replace("_", "-")
    return f"{name} {version(name)}", dict(engine())


if sys.argv[1:] == ["arq"]:
    print(json.dumps(row(arq)))
    sys.exit()
arq_row = subprocess.check_output([*ARQ, __file__, "arq"])  # (3)!
rows = [json.loads(arq_row) if e is arq else row(e) for e in ENGINES]
for columns in TABLES:
    print(f"{'':22}", *(f"{name:>10}" for name in columns))
    for name, found in rows:
        cells = [str(found.get(column, "-")) for column in columns]
        print(f"{name:22}", *(f"{cell:>10}" for cell in cells))
