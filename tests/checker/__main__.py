"""`python -m checker record [pattern…]`: see record.py."""

import sys

from . import record

if sys.argv[1:2] != ["record"]:
    sys.exit("usage: python -m checker record [part of a program's name …]")
sys.exit(record.main(sys.argv[2:]))
