"""Procrastinate."""

import os

import job
from procrastinate import App, PsycopgConnector

URL = os.environ["DATABASE_URL"]
app = App(connector=PsycopgConnector(conninfo=URL))


@app.task(retry=2)
def work() -> None:
    """The job."""
    job.work()


if job.SETTINGS.get("retry_stalled"):

    @app.periodic(cron="* * * * *")
    @app.task(queueing_lock="retry_stalled", pass_context=True)
    async def retry_stalled(context, timestamp: int) -> None:
        """As its documentation has it, every minute."""
        manager = context.app.job_manager
        for stalled in await manager.get_stalled_jobs():
            await manager.retry_job(stalled)


def enqueue() -> None:
    """The tables, then one job."""
    with app.open():
        app.schema_manager.apply_schema()
        work.defer()


def worker() -> None:
    """With room for the task that looks after the others."""
    with app.replace_connector(PsycopgConnector(conninfo=URL)) as running:
        running.run_worker(concurrency=2)


def state() -> str:
    """Its status."""
    with app.open():
        (mine,) = app.job_manager.list_jobs(task=work.name)
        return mine.status
