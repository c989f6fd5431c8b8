from decimal import Decimal

PRICE = Decimal("0.40")  # (1)!
FREE = 1_000_000
MONTH = 30 * 24 * 60 * 60


def bill(workers, jobs, wait):
    empty = workers * MONTH // wait  # (2)!
    requests = empty + 3 * jobs  # (3)!
    return requests, max(0, requests - FREE) * PRICE / 1_000_000


for workers, jobs, wait in (10, 0, 1), (10, 0, 20), (10, 100_000, 20):
    requests, dollars = bill(workers, jobs, wait)
    print(f"{workers} workers, {jobs} jobs, a poll every {wait} s:")
    print(f"  {requests:,} requests, {dollars:.2f} dollars a month")
