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
from django.core.management import call_command, execute_from_command_line
from django_tasks import task

SQLITE = {"ENGINE": "django.db.backends.sqlite3", "NAME": "kill.db"}
BACKEND = {"BACKEND": "django_tasks_db.DatabaseBackend"}
settings.configure(
    DATABASES={"default": SQLITE | {"OPTIONS": {"timeout": 60}}},
    TASKS={"default": BACKEND},
    INSTALLED_APPS=["django_tasks_db"],
)
django.setup()

from django_tasks_db.models import DBTaskResult  # noqa: E402


@task
def export(order):
    print(order, "began", flush=True)
    sys.stdin.read()  # (1)!
    print(order, "exported", flush=True)


def rescue(worker):
    for row in DBTaskResult.objects.running():
        if row.worker_ids[-1] == worker and len(row.worker_ids) < 3:
            row.status = "READY"
            row.save(update_fields=["status"])


def main():
    call_command("migrate", verbosity=0)
    results = export.enqueue("A-17"), export.enqueue("A-18")
    options = ["-v0", "--worker-id", "worker-1"]  # (2)!
    command = [sys.executable, __file__, "db_worker", *options]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    worker = subprocess.Popen(command, **pipes, text=True)
    print(worker.stdout.readline(), end="", flush=True)
    worker.kill()
    worker.communicate()
    for step in ("without", "with"):
        if step == "with":
            rescue("worker-1")
        print(f"started again, {step} rescue", flush=True)
        empty = subprocess.DEVNULL
        subprocess.run([*command, "--batch"], stdin=empty, check=True)
        for result in results:
            result.refresh()
            print(" ", *result.args, result.status, result.attempts)


if sys.argv[1:]:
    execute_from_command_line(sys.argv)
else:
    main()
