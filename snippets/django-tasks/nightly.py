# /// script
# requires-python = ">=3.11"
# dependencies = [
#   "django==5.2.19", "django-tasks==0.12.0", "django-tasks-db==0.13.0",
# ]
# ///
import subprocess
import sys

import django
from django.conf import settings
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction
from django_tasks import task

SQLITE = {"ENGINE": "django.db.backends.sqlite3", "NAME": "nightly.db"}
BACKEND = {"BACKEND": "django_tasks_db.DatabaseBackend"}
settings.configure(
    DATABASES={"default": SQLITE | {"OPTIONS": {"timeout": 60}}},
    TASKS={"default": BACKEND},
    INSTALLED_APPS=["django_tasks_db"],
)
django.setup()

from django_tasks_db.models import DBTaskResult  # noqa: E402


@task
def report(day): ...


def nightly(day):
    try:
        with transaction.atomic():
            insert = "INSERT INTO nights VALUES (%s)"
            connection.cursor().execute(insert, [day])
            report.enqueue(day)
    except IntegrityError:
        return "already there"
    return "enqueued"


if sys.argv[1:]:  # (1)!
    print(nightly(sys.argv[1]))
else:
    call_command("migrate", verbosity=0)
    table = "CREATE TABLE nights (day text PRIMARY KEY)"
    connection.cursor().execute(table)
    command = [sys.executable, __file__, "2026-11-22"]
    pipe = {"stdout": subprocess.PIPE, "text": True}
    crons = [subprocess.Popen(command, **pipe) for _ in range(2)]
    print(*sorted(cron.communicate()[0] for cron in crons), sep="", end="")
    print("reports:", DBTaskResult.objects.count())
