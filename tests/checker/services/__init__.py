"""Real servers for the programs that need one, started when the first of them runs.

A new service is a file with one class that has the four members of `Service`, and one line in SERVICES.
"""

from .aws import Aws
from .azure import Azure
from .gem import ActiveJob, DelayedJob, Sidekiq
from .later_sidekiq import LaterSidekiq
from .postgres import Postgres
from .rabbitmq import OwnRabbitMQ, RabbitMQ
from .redis import Redis
from .service import MissingService, Service
from .uv import Uv

SERVICES: dict[str, type[Service]] = {
    "redis": Redis,
    "rabbitmq": RabbitMQ,
    "rabbitmq-own": OwnRabbitMQ,
    "postgres": Postgres,
    "sidekiq": Sidekiq,
    "sidekiq-later": LaterSidekiq,
    "activejob": ActiveJob,
    "delayedjob": DelayedJob,
    "aws": Aws,
    "azure": Azure,
    "uv": Uv,
}

__all__ = [
    "SERVICES",
    "Aws",
    "Azure",
    "MissingService",
    "OwnRabbitMQ",
    "Postgres",
    "RabbitMQ",
    "Redis",
    "Service",
    "Uv",
]
