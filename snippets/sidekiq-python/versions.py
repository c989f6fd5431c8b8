# /// script
# requires-python = ">=3.11"
# dependencies = ["redis==8.1.0"]
# ///
import json
import os
import subprocess

from redis import Redis

from sidekiq_client import Sidekiq

URL = os.environ.get("REDIS_URL", "redis://localhost:6379/0")
JOBS = "./sidekiq_client/jobs.rb"
FROM_RUBY = """
Export.perform_async("A-21")
Receipt.perform_later("A-22", to: "ana@shop.example")
"""
broker = Redis.from_url(URL, socket_timeout=None, decode_responses=True)


def ran(env: dict[str, str]) -> list[str]:
    broker.flushdb()
    sidekiq = Sidekiq(broker)
    to = {"to": "ana@shop.example"}
    sidekiq.push("Export", "A-17", 3)
    sidekiq.push_active_job("Receipt", "A-18", keywords=to)
    sidekiq.push("Export", "A-19", delay=1)
    sidekiq.push_active_job("Receipt", "A-20", delay=1, keywords=to)
    command = ["sidekiq", "-r", JOBS]
    null = subprocess.DEVNULL
    worker = subprocess.Popen(command, stdout=null, stderr=null, env=env)
    done = [broker.blpop("done")[1].split(":")[0] for _ in range(4)]
    worker.terminate()
    worker.wait()
    return sorted(done)


def from_ruby(env: dict[str, str]) -> list[dict]:
    subprocess.run(["ruby", "-r", JOBS, "-e", FROM_RUBY], env=env, check=True)
    return [json.loads(broker.rpop("queue:default")) for _ in range(2)]


own = os.environ["PATH"]
others = os.environ.get("SIDEKIQS", "").split(":")  # (1)!
for path in [own, *(f"{folder}:{own}" for folder in others if folder)]:
    env = os.environ | {"PATH": path}
    ask = ["sidekiq", "--version"]
    said = subprocess.run(ask, env=env, capture_output=True, text=True)
    print(said.stdout.split(".")[0])
    print("  ran:", *ran(env))
    plain, active = from_ruby(env)
    print("  created_at:", type(plain["created_at"]).__name__)
    print("  Active Job:", active["class"])
