PRICE, FREE = 0.40, 1_000_000
MONTH = 30 * 24 * 60 * 60
WORKERS, WAIT, PER_JOB = 10, 20, 3

empty = WORKERS * MONTH // WAIT
for rent in (15, 60, 200):  # (1)!
    jobs = (rent / PRICE * 1_000_000 + FREE - empty) / PER_JOB
    a_second = jobs / MONTH
    print(f"{rent} dollars: {jobs:,.0f} jobs a month, {a_second:.1f} a second")
