# /// script
# requires-python = ">=3.11"
# dependencies = [
#   "django==5.2.19", "django-tasks==0.12.0", "django-tasks-db==0.13.0",
# ]
# ///
import subprocess
import sys
from datetime import timedelta

import django
from django.conf import settings
from django.core.management import call_command, execute_from_command_line
from django.utils import timezone
from django_tasks import task

SQLITE = {"ENGINE": "django.db.backends.sqlite3", "NAME": "retry.db"}
BACKEND = {"BACKEND": "django_tasks_db.DatabaseBackend"}
settings.configure(
    DATABASES={"default": SQLITE | {"OPTIONS": {"timeout": 60}}},
    TASKS={"default": BACKEND},
    INSTALLED_APPS=["django_tasks_db"],
)
django.setup()


@task
def export(order, tries=1):
    print(order, "try", tries, flush=True)
    if tries < 3:
        raise ConnectionError("no printer")
    return f"{order}.pdf"


@task
def stubborn(order, tries=1):
    try:
        return export.call(order, tries)
    except ConnectionError:
        if tries < 4:
            wait = timedelta(seconds=0.2 * 2**tries)  # (1)!
            later = stubborn.using(run_after=timezone.now() + wait)
            later.enqueue(order, tries + 1)
        raise


def main():
    call_command("migrate", verbosity=0)
    results = export.enqueue("A-17"), stubborn.enqueue("A-18")
    options = ["-v0", "--interval", "0.1"]  # (2)!
    command = [sys.executable, __file__, "db_worker", *options]
    worker = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    for _ in range(4):
        print(worker.stdout.readline(), end="")
    worker.terminate()
    worker.communicate()
    for result in results:
        result.refresh()
        error = result.errors[0].exception_class.__name__
        print(*result.args, result.status, result.attempts, error)


if sys.argv[1:]:
    execute_from_command_line(sys.argv)
else:
    main()
