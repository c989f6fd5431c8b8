"""Django Tasks: the backport of django.tasks with django-tasks-db."""

import django
import job
from django.conf import settings
from django.core.management import call_command

database = {"ENGINE": "django.db.backends.sqlite3", "NAME": job.SQLITE}
settings.configure(
    INSTALLED_APPS=["django_tasks", "django_tasks_db"],
    DATABASES={"default": database},
    TASKS={"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}},
    USE_TZ=True,
)
django.setup()

from django_tasks import task  # noqa: E402
from django_tasks_db.models import DBTaskResult  # noqa: E402


@task()
def work() -> None:
    """The job."""
    job.work()


def enqueue() -> None:
    """The tables, then one job."""
    call_command("migrate", verbosity=0)
    work.enqueue()


def worker() -> None:
    """Its own command."""
    call_command("db_worker", verbosity=0)


def state() -> str:
    """Its status."""
    return DBTaskResult.objects.get().status
