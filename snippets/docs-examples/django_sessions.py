# /// script
# requires-python = ">=3.11"
# dependencies = ["django==5.2.19", "django-tasks==0.12.0"]
# ///
import doctest
import logging
from datetime import datetime

import django
from django.conf import settings
from django_tasks import task

PAGE = """
>>> task(failing).using(priority=10).priority
10
>>> result = task(failing).enqueue()
>>> result.errors[0].exception_class
<class 'ValueError'>
>>> result.status
FAILED
>>> task(process_data).enqueue(datetime.now())
Traceback (most recent call last):
...
TypeError: Object of type datetime is not JSON serializable
>>> result = task(double_dictionary).enqueue((1, 2, 3))
>>> result.errors[0].traceback
Traceback (most recent call last):
...
TypeError: unhashable type: 'list'
"""  # (1)!


def process_data(when): ...


def double_dictionary(key):
    return {key: key * 2}


def failing():
    raise ValueError


class Reader(doctest.DocTestRunner):
    def report_start(self, out, test, example): ...

    def report_success(self, out, test, example, got):
        if example.want:
            out(f"as the page says: {example.source}")

    def report_failure(self, out, test, example, got):
        page, here = (text.splitlines()[-1] for text in (example.want, got))
        here = here.split("\\n")[0]
        out(f"not so: {example.source}    page: {page}\n    here: {here}\n")


settings.configure()  # (2)!
django.setup()
logging.disable()

names = {"datetime": datetime, "task": task, "failing": failing}
names |= {"process_data": process_data, "double_dictionary": double_dictionary}
page = doctest.DocTestParser().get_doctest(PAGE, names, "", None, None)
Reader(verbose=True).run(page)
