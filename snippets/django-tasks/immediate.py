# /// script
# requires-python = ">=3.11"
# dependencies = ["django==5.2.19", "django-tasks==0.12.0"]
# ///
import django
from django.conf import settings
from django.db import transaction
from django_tasks import task

SQLITE = {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}
settings.configure(DATABASES={"default": SQLITE})  # (1)!
django.setup()


@task
def mail(order):
    print(f"  mail: you bought {order}")


def buy(order, paid):
    with transaction.atomic():
        print("enqueue", order)
        mail.enqueue(order)
        print("  enqueued")
        if not paid:
            raise ValueError("card refused")


buy("A-17", paid=True)
try:
    buy("A-18", paid=False)
except ValueError as error:
    print(f"  rolled back: {error}")
