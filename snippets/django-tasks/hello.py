# /// script
# requires-python = ">=3.11"
# dependencies = [
#   "django==5.2.19", "django-tasks==0.12.0", "django-tasks-db==0.13.0",
# ]
# ///
import subprocess
import sys
from pathlib import Path

import django
from django.conf import settings
from django.core.management import call_command, execute_from_command_line
from django_tasks import task

SQLITE = {"ENGINE": "django.db.backends.sqlite3", "NAME": "hello.db"}
BACKEND = {"BACKEND": "django_tasks_db.DatabaseBackend"}
settings.configure(  # (1)!
    DATABASES={"default": SQLITE | {"OPTIONS": {"timeout": 60}}},
    TASKS={"default": BACKEND},
    INSTALLED_APPS=["django_tasks_db"],
)
django.setup()


@task
def export(order):
    Path(f"{order}.pdf").write_text("PDF")
    print("worker:", order, flush=True)
    return f"{order}.pdf"


def main():
    call_command("migrate", verbosity=0)
    a17 = export.enqueue("A-17")
    a18 = export.using(priority=10).enqueue("A-18")
    print("before:", a17.status, a18.status)
    command = [sys.executable, __file__, "db_worker", "-v0"]
    worker = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    print(worker.stdout.readline() + worker.stdout.readline(), end="")
    worker.terminate()
    worker.communicate()
    a17.refresh()
    print("after:", a17.status, a17.return_value)


if sys.argv[1:]:  # (2)!
    execute_from_command_line(sys.argv)
else:
    main()
