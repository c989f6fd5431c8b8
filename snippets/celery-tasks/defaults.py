# /// script
# requires-python = ">=3.11"
# dependencies = ["celery==5.7.0", "kombu==5.7.0", "redis==8.1.0"]
# ///
from importlib.metadata import version

from celery import Celery, Task
from kombu.transport.redis import Channel

app = Celery("shop")
NAMES = """worker_pool worker_prefetch_multiplier task_acks_late
    task_reject_on_worker_lost task_retry_on_worker_lost task_time_limit
    result_backend result_expires"""
print("celery", version("celery"))
for name in NAMES.split():
    print(f"  {name}: {app.conf[name]}")
print("  retries if it raises:", getattr(Task, "autoretry_for", "none"))
print("  retry() waits:", Task.default_retry_delay, "s")
print("  retry() gives up after:", Task.max_retries, "retries")
print("kombu", version("kombu"))
print("  visibility_timeout on Redis:", Channel.visibility_timeout, "s")
every = Channel.unacked_restore_interval * Channel.unacked_restore_throttle
print("  looks for what is past it every:", every, "s")
