# /// script
# requires-python = ">=3.11"
# dependencies = ["redis==8.1.0"]
# ///
import os
from datetime import date

from redis import Redis

from sidekiq_client import Refused, Sidekiq

URL = os.environ.get("REDIS_URL", "redis://localhost:6379/0")
broker = Redis.from_url(URL)
sidekiq = Sidekiq(broker)
page = "x" * 20_000

for job_class, args, options in [
    ("Export", [float("nan")], {}),
    ("Export", [{"due": date(2026, 11, 22)}], {}),
    ("Export", [("A-17", 3)], {}),
    ("Export", [2**53], {}),
    ("Export", [{17: "A"}], {}),
    ("Export", [{"_aj_globalid": "gid://shop/User/1"}], {}),
    ("Export", [page], {}),
    ("export", ["A-17"], {}),
    ("Export", ["A-17"], {"queue": "de fault"}),
    ("Export", ["A-17"], {"delay": -1}),
    ("Export", ["A-17"], {"delay": 1_800_000_000}),
]:
    try:
        sidekiq.push(job_class, *args, **options)
    except Refused as why:
        print(why)
print("keys in Redis:", broker.dbsize())
