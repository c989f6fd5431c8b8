"""What the operator sees, in HTML: the jobs, the levers, and the audit."""

import json
from collections.abc import Iterable
from html import escape

from .control import ALL, Control
from .job import Job
from .states import State

PAGE = """<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>{title}</title>
<style>
:root {{ color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif }}
body {{ max-width: 60rem; margin: 1rem auto; padding: 0 1rem }}
div {{ overflow-x: auto }}
caption {{ text-align: left }}
th, td {{ padding: .25rem 1rem .25rem 0; text-align: left }}
a, label {{ display: inline-block; margin: .25rem 1rem .25rem 0 }}
td label {{ margin: 0; white-space: nowrap }}
a, button, input {{ color: CanvasText; background: Canvas; font: inherit }}
button, input {{ border: 1px solid; min-height: 1.75rem; max-width: 100% }}
input {{ vertical-align: middle }}
</style>
<main><h1>{title}</h1>{body}</main>
</html>"""
JOBS = ("id", "state", "task", "args", "lane", "priority", "error")
AUDIT = ("when", "who", "what", "on", "why")


# --8<-- [start:document]
def document(title: str, *parts: str) -> str:
    """A whole page of parts that are HTML."""
    return PAGE.format(title=escape(title), body="\n".join(parts))


def row(*texts: object) -> list[str]:
    """The cells of a row, in which nothing is HTML any more."""
    return [escape(str(text)) for text in texts]


# --8<-- [end:document]


def overview(control: Control, state: State | None) -> str:
    """The page; its table shows the jobs in `state`, or in any."""
    counts = control.queue.counts()
    links = [f'<a href="/?state={s}">{s} {n}</a>' for s, n in counts.items()]
    modes = [f"{lane}: {', '.join(on)}" for lane, on in control.modes().items()]
    jobs = [[choice(job), *about(job)] for job in control.jobs(state)]
    audit = [
        row(e.when, e.who, e.what, e.target, e.why) for e in control.audit()
    ]
    return document(
        "mini_queue",
        f'<nav aria-label="States"><a href="/">all</a>{"".join(links)}</nav>',
        form(
            "jobs",
            table("The last jobs", JOBS, jobs),
            field("Priority", "priority", 0, "type=number"),
            verbs=("cancel", "requeue", "priority"),
        ),
        form(
            "lanes",
            f"<p>{escape('; '.join(modes) or 'nothing is paused')}</p>",
            field("Lane, * is all", "lane", ALL),
            verbs=("pause", "drain", "resume"),
        ),
        form(
            "dead",
            field("How many", "most", 1, "type=number min=1"),
            verbs=("redrive",),
        ),
        "<h2>audit</h2>",
        table("The latest first", AUDIT, audit),
    )


def choice(job: Job) -> str:
    button = f'<input type="radio" name="job" value="{job.id}" required>'
    return f"<label>{button} {job.id}</label>"


def about(job: Job) -> list[str]:
    args = json.dumps(job.args)[:80]
    error = job.error or ""
    return row(job.state, job.task, args, job.lane, job.priority, error)


def table(caption: str, heads: Iterable[str], rows: list[list[str]]) -> str:
    """`rows` are HTML."""
    head = "".join(f'<th scope="col">{head}</th>' for head in heads)
    body = "".join(
        f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"
        for cells in rows
    )
    return (
        f'<div role="region" aria-label="{caption}" tabindex="0"><table>'
        f"<caption>{caption}</caption><tr>{head}</tr>{body}</table></div>"
    )


def form(action: str, *parts: str, verbs: Iterable[str]) -> str:
    """A POST that asks for the why; one button for each verb."""
    buttons = " ".join(
        f'<button name="what" value="{verb}">{verb}</button>' for verb in verbs
    )
    why = field("Why", "why", "", "maxlength=200")
    body = "".join(parts)
    return (
        f'<form method="post" action="/{action}"><h2>{action}</h2>'
        f"{body}{why}{buttons}</form>"
    )


def field(label: str, name: str, value: object, more: str = "") -> str:
    kept = f'name="{name}" value="{value}" {more} required'
    return f"<label>{label} <input {kept}></label>"
