"""Real servers for the programs that need one, started when the first of them runs.

A new service is a file with one class that has the four members of `Service`, and one line in SERVICES.
"""

from .gem import ActiveJob, Sidekiq
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
    "activejob": ActiveJob,
    "uv": Uv,
}

__all__ = ["SERVICES", "MissingService", "OwnRabbitMQ", "Postgres", "RabbitMQ", "Redis", "Service", "Uv"]
