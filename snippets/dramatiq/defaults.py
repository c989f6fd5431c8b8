# /// script
# requires-python = ">=3.11"
# dependencies = ["dramatiq==2.2.1", "redis==8.1.0"]
# ///
from dramatiq.brokers import redis
from dramatiq.middleware import AgeLimit, Retries, TimeLimit
from dramatiq.middleware import default_middleware as middleware
from dramatiq.results.middleware import DEFAULT_RESULT_TTL

DAY = 86_400_000  # milliseconds
retries = Retries()
doubled = [retries.min_backoff * 2**n for n in range(retries.max_retries)]
cap = retries.max_backoff
least = sum(min(wait, cap / 2) if 2 * wait > cap else wait for wait in doubled)
most = sum(min(2 * wait, cap) for wait in doubled)

print("on:", *(each.__name__ for each in middleware))
print("retries:", retries.max_retries)
print(f"first wait: {doubled[0] / 1000:.0f} to {doubled[0] / 500:.0f} seconds")
print(f"longest wait: {cap / DAY:.0f} days")
print(f"all the waits: {least / DAY:.0f} to {most / DAY:.0f} days")
print(f"time limit: {TimeLimit().time_limit / 60_000:.0f} minutes")
print("age limit:", AgeLimit().max_age)
print(f"dead letters in Redis: {redis.DEFAULT_DEAD_MESSAGE_TTL / DAY:.0f} days")
print(f"results: off; if on, {DEFAULT_RESULT_TTL / 60_000:.0f} minutes")
print(f"heartbeat: {redis.DEFAULT_HEARTBEAT_TIMEOUT / 1000:.0f} seconds")
share = redis.DEFAULT_MAINTENANCE_CHANCE / redis.MAINTENANCE_SCALE
print(f"maintenance: {share:.1%} of the commands")
