MONTH = 30 * 24 * 60 * 60  # seconds
FREE, PRICE = 1_000_000, 0.40  # (1)!
WAITS = {"mini_queue": 0.1, "Procrastinate": 5, "SQS": 20}  # (2)!


def looks(workers: int, wait: float) -> int:
    return round(workers * MONTH / wait)


def dollars(requests: int) -> float:
    return max(0, requests - FREE) / 1_000_000 * PRICE


for name, wait in WAITS.items():
    print(f"{name}, idle: {looks(1, wait):,} looks a month")
for workers in (10, 100):
    for wait in (1, 20):
        price = dollars(looks(workers, wait))
        print(f"SQS, {workers} workers, every {wait} s: {price:.2f} dollars")
print(f"SQS, a million jobs more: {3 * PRICE:.2f} dollars")  # (3)!
sale = dollars(3 * 5000 * MONTH)
print(f"SQS, 5000 jobs every second: {sale:,.0f} dollars")
