# /// script
# requires-python = ">=3.11"
# dependencies = [
#   "django==5.2.19", "django-tasks==0.12.0", "django-tasks-db==0.13.0",
# ]
# ///
import subprocess
import sys
from datetime import datetime, timedelta

import django
from django.conf import settings
from django.core.management import call_command, execute_from_command_line
from django.utils import timezone
from django_tasks import task
from django_tasks.exceptions import InvalidTaskError

SQLITE = {"ENGINE": "django.db.backends.sqlite3", "NAME": "schedule.db"}
BACKEND = {"BACKEND": "django_tasks_db.DatabaseBackend"}
settings.configure(
    DATABASES={"default": SQLITE | {"OPTIONS": {"timeout": 60}}},
    TASKS={"default": BACKEND},
    INSTALLED_APPS=["django_tasks_db"],
)
django.setup()


@task
def export(order, due):
    early = timezone.now() < datetime.fromisoformat(due)
    print(order, "early:", early, flush=True)


def main():
    call_command("migrate", verbosity=0)
    now = timezone.now()
    soon, ago = now + timedelta(seconds=2), now - timedelta(hours=1)
    for order, at in ("A-17", soon), ("A-18", ago):
        export.using(run_after=at).enqueue(order, at.isoformat())
    try:
        export.using(run_after=datetime.now())
    except InvalidTaskError as error:
        print(error)
    options = ["-v0", "--interval", "0.1"]
    command = [sys.executable, __file__, "db_worker", *options]
    worker = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    print(worker.stdout.readline() + worker.stdout.readline(), end="")
    worker.terminate()
    worker.communicate()


if sys.argv[1:]:
    execute_from_command_line(sys.argv)
else:
    main()
