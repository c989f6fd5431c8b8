"""`python -m mini_queue`: put jobs, run them, look at them, control them.

All but `web` needs only the standard library.
"""

import argparse
import getpass
import json
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path

from .control import NOT_PAUSED, Control, Draining
from .dead import DeadLetters
from .job import Job
from .order import PRIORITY
from .payload import BadPayload, dumps
from .queue import Queue
from .serve import work
from .states import IllegalMove, State

Command = Callable[[Control, argparse.Namespace], object]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; 0, or 1 and a line that says why not."""
    asked = parser().parse_args(arguments)
    queue = Queue(asked.file, order=PRIORITY, only=NOT_PAUSED, dumps=dumps)
    run: Command = asked.run
    try:
        run(Control(queue, asked.who), asked)
    except (IllegalMove, LookupError, Draining, BadPayload) as error:
        print(f"mini_queue: {error}", file=sys.stderr)
        return 1
    finally:
        queue.database.close()
    return 0


def parser() -> argparse.ArgumentParser:
    """The commands and what they take."""
    made = argparse.ArgumentParser(prog="mini_queue")
    made.add_argument("--file", type=Path, default=Path("queue.sqlite"))
    made.add_argument("--who", default=getpass.getuser(), help="for the audit")
    commands = made.add_subparsers(required=True)

    def add(name: str, text: str, run: Command) -> argparse.ArgumentParser:
        command = commands.add_parser(name, help=text)
        command.set_defaults(run=run)
        return command

    put = add("put", "add a job", put_job)
    put.add_argument("task")
    put.add_argument("args", type=json.loads, nargs="?", help="JSON")
    put.add_argument("--key")
    put.add_argument("--lane", default="")
    put.add_argument("--priority", type=int, default=0)
    run = add("work", "run jobs until SIGTERM", lambda c, a: work(c.queue, a))
    run.add_argument("tasks", help="module:dictionary of functions")
    run.add_argument("--until-empty", action="store_true")
    run.add_argument("--lease", type=float, default=30, help="seconds")
    run.add_argument("--grace", type=float, default=10, help="seconds")
    run.add_argument("--attempts", type=int, default=5)
    jobs = add("list", "the last jobs", lambda c, a: lines(c.jobs(a.state)))
    jobs.add_argument("--state", type=State)
    add("show", "all of a job", show).add_argument("id", type=int)
    add("dead", "dead jobs", lambda c, _: lines(DeadLetters(c.queue).list()))
    add("audit", "who did what, when and why", audit)
    for each in (
        add("pause", "deliver no jobs", lambda c, a: c.pause(a.why, a.lane)),
        add("drain", "take no new jobs", lambda c, a: c.drain(a.why, a.lane)),
        add("resume", "do both again", lambda c, a: c.resume(a.why, a.lane)),
    ):
        each.add_argument("--lane", default="*", help="all, if not given")
        each.add_argument("--why", required=True)
    priority = add("priority", "more goes first", set_priority)
    for each in (
        add("cancel", "never run it", lambda c, a: c.cancel(a.id, a.why)),
        add("requeue", "run it again", lambda c, a: c.requeue(a.id, a.why)),
        priority,
    ):
        each.add_argument("id", type=int)
        each.add_argument("--why", required=True)
    priority.add_argument("priority", type=int)
    dead = add("redrive", "let the first dead jobs run again", redrive)
    dead.add_argument("most", type=int)
    dead.add_argument("--why", required=True)
    page = add("web", "a page for operators; needs requirements.txt", web)
    page.add_argument("--port", type=int, default=8000)
    return made


def put_job(control: Control, asked: argparse.Namespace) -> None:
    options = {"key": asked.key, "priority": asked.priority}
    print(control.put(asked.task, asked.args, lane=asked.lane, **options))


def lines(jobs: list[Job]) -> None:
    for job in jobs:
        columns = (job.id, job.state, job.task, job.lane, job.error or "")
        print(*columns, sep="\t")


def show(control: Control, asked: argparse.Namespace) -> None:
    job = control.queue.get(asked.id)
    if not job:
        raise LookupError(f"there is no job {asked.id}")
    print(json.dumps(asdict(job), indent=2))


def audit(control: Control, asked: argparse.Namespace) -> None:
    for entry in control.audit():
        columns = (entry.when, entry.who, entry.what, entry.target, entry.why)
        print(*columns, sep="\t")


def set_priority(control: Control, asked: argparse.Namespace) -> None:
    control.set_priority(asked.id, asked.priority, asked.why)


def redrive(control: Control, asked: argparse.Namespace) -> None:
    print(control.redrive(asked.most, asked.why))


def web(control: Control, asked: argparse.Namespace) -> None:
    import uvicorn

    from .web import create_app

    if not (operators := os.environ.get("OPERATORS")):
        raise LookupError('set OPERATORS={"name": "password"}')
    app = create_app(control.queue, json.loads(operators))
    uvicorn.run(app, port=asked.port)  # on 127.0.0.1


if __name__ == "__main__":
    sys.exit(main())
