# /// script
# requires-python = ">=3.11"
# dependencies = ["celery==5.7.0", "rq==3.0.0"]
# ///
import subprocess
from datetime import timedelta
from itertools import accumulate

from celery import Task
from rq import Retry

RUBY = """
class Export < ActiveJob::Base
  self.logger = nil
  retry_on IOError, wait: :exponentially_longer
  def perform = raise(IOError)
  def retry_job(wait:, **) = (print wait.to_i, " "; perform_now)
end
Export.perform_now rescue puts

class Sidekiq::JobRetry
  public :delay_for
  def rand(*) = 0
  DEFAULT_MAX_RETRY_ATTEMPTS.times do |n|
    print new({}).delay_for(nil, n, nil), " "
  end
end
"""
gems = "-ractive_job", "-rsidekiq", "-rsidekiq/job_retry"
ask = ["ruby", *gems, "-e", RUBY]  # (1)!
told = subprocess.run(ask, capture_output=True, check=True).stdout
active_job, sidekiq = ([*map(int, each.split())] for each in told.splitlines())
PAUSES = {
    "Sidekiq": sidekiq,
    "Active Job": active_job,
    "Celery": [Task.default_retry_delay] * Task.max_retries,
    "RQ": Retry(max=3).intervals * 3,
    "Dramatiq": [min(15 * 2**n, 7 * 86_400) for n in range(20)],  # (2)!
    "SQS": [30] * 9,  # (3)!
}

for name, pauses in PAUSES.items():
    total = timedelta(seconds=sum(pauses))
    print(f"{name}: {len(pauses)} retries in {total}")
FIGURES = (
    (3600, "h", ("Sidekiq", "Dramatiq", "Celery")),
    (60, "min", ("Active Job", "SQS", "RQ")),
)
for seconds, unit, names in FIGURES:
    for name in names:
        for n, waited in enumerate(accumulate(PAUSES[name]), 1):
            if n in (1, 2, 3, 5, 10, 20, len(PAUSES[name])):
                print(f"{name}, retry {n}: {waited / seconds:.3f} {unit}")
