import random
import re

from mini_queue.metrics import measure
from mini_queue.queue import Queue

RULES = """
groups:
- name: queue
  rules:
  - alert: OldestJobTooOld
    expr: queue_oldest_job_age_seconds > 300
    for: 2m
  - alert: NobodyWorks
    expr: queue_jobs_waiting > 0 and queue_jobs_running == queue_jobs_late
    for: 2m
  - alert: DeadJobs
    expr: queue_jobs_dead > 0
    for: 0m
  - alert: BudgetBurns
    expr: queue_broken_ratio_1h > 0.144 and queue_broken_ratio_5m > 0.144
    for: 0m
"""  # (1)!
EACH = re.findall(r"alert: (.+)\n *expr: (.+)\n *for: (\d+)m", RULES)
BROKEN = "SELECT coalesce(avg(waited > 300), 0) FROM jobs WHERE started >= ?"


def day(slow=(), gone=()):  # (2)!
    clock, dice, busy = [0.0], random.Random(17), []
    queue = Queue(":memory:", lambda: clock[0])
    for second in range(9 * 3600, 24 * 3600, 10):
        clock[0], minute = second, second // 60
        new = dice.random() < 0.6
        for _ in range(75 if second == 13 * 3600 else new):
            queue.put("pdf")
        for end, job in [each for each in busy if each[0] <= second]:
            busy.remove((end, job))
            if minute not in slow or dice.random() < 0.7:
                queue.ack(job)
            elif job.count < 2:
                queue.retry(job, second + 60, "timeout")
            else:
                queue.bury(job, "timeout")
        free = 0 if minute in gone else 4 - len(busy)
        for job in filter(None, [queue.claim(600) for _ in range(free)]):
            took = 120 if minute in slow else dice.choice((10, 20, 30))
            busy.append((second + took, job))
        if second % 60 == 0:
            yield minute, queue, measure(queue, workers=4)
            queue.purge(second - 3600)


def replay(name, minutes):
    since, fired = {}, 0
    for minute, queue, m in minutes:
        at = f"{minute // 60}:{minute % 60:02}"
        if name == "bad day" and minute in range(610, 660, 5):
            print(
                f"{at} depth {m.depth} oldest {m.oldest:.0f} of 300",
                f"wait {m.waited[0.95]:.0f} run {m.ran[0.95]:.0f}",  # (3)!
                f"failed {m.failures} again {m.redelivered}",
                f"busy {m.saturation:.0%}",
            )
        values = {
            "queue_oldest_job_age_seconds": m.oldest,
            "queue_jobs_waiting": m.depth,
            "queue_jobs_running": m.running,
            "queue_jobs_late": m.late,
            "queue_jobs_dead": m.dead,
        }
        for window, seconds in (("1h", 3600), ("5m", 300)):
            rows = queue.database.rows(BROKEN, queue.now() - seconds)
            values[f"queue_broken_ratio_{window}"] = rows[0][0]
        for alert, expr, wait in EACH:
            if eval(expr, values):  # (4)!
                held = minute - since.setdefault(alert, minute)
                if held == int(wait):
                    print(f"{name}, {at}: {alert} fires")
                    fired += 1
                elif held == 0:
                    print(f"{name}, {at}: {alert} pending")
            elif minute - since.pop(alert, minute) > int(wait):
                print(f"{name}, {at}: {alert} resolved")
    print(f"{name}: rules {len(EACH)}, alerts {fired}")


replay("bad day", day(slow=range(615, 640), gone=range(1380, 1400)))
replay("calm day", day())
