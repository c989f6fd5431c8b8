"""What is measured: one row of the table each."""

from collections.abc import Mapping
from dataclasses import dataclass, field

WORKER = "python -c 'from job_{} import worker; worker()'"
# The command of each engine's worker, in engines/; one job at a time where
# that can be asked for.
WORKERS = {
    "celery": "celery -A job_celery worker -c 1 -l ERROR",
    "rq": "rq worker --with-scheduler kill9",
    "dramatiq": "dramatiq job_dramatiq -p 1 -t 1",
    "huey": "huey_consumer job_huey.huey -w 1",
    "taskiq": "taskiq worker job_taskiq:broker -w 1",
    "arq": "arq job_arq.Worker",
    "procrastinate": WORKER.format("procrastinate"),
    "django-tasks-db": WORKER.format("django_tasks_db"),
    "dbos": WORKER.format("dbos"),
    "apscheduler": WORKER.format("apscheduler"),
    "sidekiq": "sidekiq -r ENGINES/job_sidekiq.rb -c 1",
}
# What runs its Python: arq wants an older redis than the others.
RUNNERS = {"arq": "uv run -q --no-project --with arq==0.28.0"}


@dataclass(frozen=True)
class Row:
    """An engine on a broker with some settings, and who is killed.

    Args:
        engine: a key of WORKERS: its package, or its gem.
        broker: "redis", "rabbitmq", "postgres" or "sqlite".
        victim: "worker", with all its children, and it is started again;
            or "child", who runs the job.
        settings: what the engine's file gives to the engine.
        options: more of the worker's command.
        patience: seconds until it counts as not coming back.
    """

    engine: str
    broker: str
    victim: str
    settings: Mapping[str, object] = field(default_factory=dict)
    options: str = ""
    patience: int = 60

    @property
    def name(self) -> str:
        """As the record has it, and as `python -m kill9` finds it."""
        settings = [f"{key}={value}" for key, value in self.settings.items()]
        words = [self.engine, self.broker, self.victim, *settings, self.options]
        return " ".join(words).strip()

    @property
    def file(self) -> str:
        """Its file in engines/, without the ending."""
        return f"job_{self.engine.replace('-', '_')}"


LATE = {"task_acks_late": True}
SAFE = LATE | {"task_reject_on_worker_lost": True}
SOON = LATE | {
    "visibility_timeout": 2,
    "unacked_restore_interval": 1,
    "unacked_restore_throttle": 1,
}
HEARTBEAT = {"heartbeat_timeout": 5000, "maintenance_chance": 1_000_000}
IDLE = {"broker": "stream", "idle_timeout": 5000}
STALLED = {"retry_stalled": True}
LIST = {"broker": "list", "socket_timeout": None}
STREAM = {"broker": "stream"}
TEN = LATE | {"visibility_timeout": 10}
WATCHFUL = "--worker-ttl 20 --maintenance-interval 2"

ROWS = [
    Row("celery", "redis", "worker"),
    Row("celery", "redis", "child"),
    Row("celery", "redis", "child", LATE),
    Row("celery", "redis", "child", SAFE),
    Row("celery", "redis", "worker", LATE, patience=300),
    Row("celery", "redis", "worker", TEN, patience=300),
    Row("celery", "redis", "worker", SOON),
    Row("celery", "rabbitmq", "worker"),
    Row("celery", "rabbitmq", "worker", LATE),
    Row("celery", "rabbitmq", "child", LATE),
    Row("celery", "rabbitmq", "child", SAFE),
    Row("rq", "redis", "child"),
    Row("rq", "redis", "child", {"retry": 2}),
    Row("rq", "redis", "worker", patience=300),
    Row("rq", "redis", "worker", {"retry": 2}, patience=900),
    Row("rq", "redis", "worker", {"retry": 2}, WATCHFUL, patience=300),
    Row("dramatiq", "redis", "worker", patience=900),
    Row("dramatiq", "redis", "worker", HEARTBEAT),
    Row("dramatiq", "rabbitmq", "worker"),
    Row("huey", "redis", "worker", {"retries": 2}),
    Row("huey", "sqlite", "worker", {"retries": 2}),
    Row("huey", "sqlite", "child", {"retries": 2}, "-k process"),
    Row("taskiq", "redis", "worker", LIST),
    Row("taskiq", "redis", "worker", STREAM, patience=900),
    Row("taskiq", "redis", "worker", IDLE),
    Row("arq", "redis", "worker", patience=400),
    Row("arq", "redis", "worker", {"job_timeout": 6}),
    Row("procrastinate", "postgres", "worker", patience=120),
    Row("procrastinate", "postgres", "worker", STALLED, patience=180),
    Row("django-tasks-db", "sqlite", "worker"),
    Row("dbos", "sqlite", "worker"),
    Row("apscheduler", "sqlite", "worker"),
    Row("sidekiq", "redis", "worker"),
]
