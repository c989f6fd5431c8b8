import tomllib
from pathlib import Path
from statistics import median

record = Path("kill9/recorded.toml")  # (1)!
rows = tomllib.loads(record.read_text())["row"]


def outcome(row):
    times, runs = row["again"], row["runs"]
    if len(times) == runs:
        return f"{median(times):.1f} s ({times[0]:.1f} to {times[-1]:.1f})"
    some = f"{len(times)} of {runs} " if times else "not "  # (2)!
    return f"{some}in {row['patience']} s {' '.join(row['left'])}".strip()


for row in rows:
    print(f"{outcome(row):25}{row['name']}")
found = {f"version: {row['name'].split()[0]} {row['version']}" for row in rows}
found |= {f"{name}: {row[name]}" for row in rows for name in ("server", "date")}
print(*sorted(found), sep="\n")
