import tomllib
from pathlib import Path

record = Path("throughput/recorded.toml")  # (1)!
rows = tomllib.loads(record.read_text())["row"]
print(f"{'times a list and a loop':26} empty job  50 ms job")
for row in rows:
    name = f"{row['name']} {row['version']}"
    empty, nap = row["ratios"]
    print(f"{name:26} {empty:8.1f}x {nap:8.1f}x")
first = rows[0]
print(f"a list and a loop: {first['empty'][1]:.2f} ms per empty job")
spread = max(most / least for row in rows for least, _, most in [row["empty"]])
print(f"rounds of one engine differ by up to {spread:.1f}x")
print(*{(row["server"], row["date"]) for row in rows}.pop())
