"""`python -m kill9 celery redis`: measures the rows that have these words.

The brokers are where REDIS_URL, RABBITMQ_URL and DATABASE_URL say.
"""

import os
import sys

from .measuring import measure
from .rows import ROWS


def main(words: list[str]) -> None:
    """Print a line for each row, one after the other."""
    for row in ROWS:
        if set(words) <= set(row.name.split()):
            found = measure(row, os.environ)
            when = f"not within {row.patience} s"
            if found.again is not None:
                when = f"again after {found.again:.1f} s"
            print(f"{row.name}: {when} {found.left}".strip(), flush=True)


main(sys.argv[1:])
