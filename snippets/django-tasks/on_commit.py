# /// script
# requires-python = ">=3.11"
# dependencies = [
#   "django==5.2.19", "django-tasks==0.12.0", "django-tasks-db==0.13.0",
# ]
# ///
from functools import partial

import django
from django.conf import settings
from django.core.management import call_command
from django.db import transaction
from django_tasks import task

SQLITE = {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}
NOW = "django_tasks.backends.immediate.ImmediateBackend"
ROWS = "django_tasks_db.DatabaseBackend"
settings.configure(
    DATABASES={"default": SQLITE},
    TASKS={"default": {"BACKEND": NOW}, "db": {"BACKEND": ROWS}},
    INSTALLED_APPS=["django_tasks_db"],
)
django.setup()

from django_tasks_db.models import DBTaskResult  # noqa: E402


@task
def mail(order):
    print(f"  mail: you bought {order}")


@task(backend="db")
def export(order): ...


def buy(order, paid):
    with transaction.atomic():
        print("enqueue", order)
        transaction.on_commit(partial(mail.enqueue, order))  # (1)!
        export.enqueue(order)  # (2)!
        print("  rows:", DBTaskResult.objects.count())
        if not paid:
            raise ValueError("card refused")


call_command("migrate", verbosity=0)
buy("A-17", paid=True)
try:
    buy("A-18", paid=False)
except ValueError as error:
    print(f"  rolled back: {error}")
print("rows in the end:", DBTaskResult.objects.count())
