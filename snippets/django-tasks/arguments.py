# /// script
# requires-python = ">=3.11"
# dependencies = [
#   "django==5.2.19", "django-tasks==0.12.0", "django-tasks-db==0.13.0",
# ]
# ///
from datetime import UTC, datetime
from decimal import Decimal

import django
from django.conf import settings
from django.core.management import call_command
from django_tasks import task

SQLITE = {"ENGINE": "django.db.backends.sqlite3", "NAME": "arguments.db"}
BACKEND = {"BACKEND": "django_tasks_db.DatabaseBackend"}
settings.configure(
    DATABASES={"default": SQLITE | {"OPTIONS": {"timeout": 60}}},
    TASKS={"default": BACKEND},
    INSTALLED_APPS=["django_tasks_db"],
)
django.setup()


@task
def export(value): ...


call_command("migrate", verbosity=0)
for value in ("A-17", ("A-17", "A-18"), {17: "A"}, b"A-17", True):
    stored = export.get_result(export.enqueue(value).id)
    print(f"{value!r} arrives as {stored.args[0]!r}")
for value in (datetime.now(UTC), Decimal("9.90"), {"A-17"}, export):
    try:
        export.enqueue(value)
    except TypeError as error:
        print(error)
