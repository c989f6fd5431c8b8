# /// script
# requires-python = ">=3.11"
# dependencies = ["apscheduler==3.11.3"]
# ///
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from apscheduler.triggers.cron import CronTrigger

ZONE = ZoneInfo("America/Santiago")


def runs(trigger: CronTrigger, first: datetime, count: int) -> None:
    last, now = None, first.replace(tzinfo=ZONE)
    for _ in range(count):
        last = trigger.get_next_fire_time(last, now)
        now = last
        print(
            f"  {last:%a %d %b %H:%M %z} = {last.astimezone(UTC):%d %H:%M} UTC"
        )


for hour, day in (0, datetime(2026, 9, 5)), (23, datetime(2026, 4, 3)):
    trigger = CronTrigger(hour=hour, minute=30, timezone=ZONE)
    print(f"{hour}:30 in Santiago:")
    runs(trigger, day, 4)
