"""The checker: nothing is published that was not run.

project   where things lie           services  real servers, started when a program needs one
snippet   a program on disk          ledger    what passed, so that it is not run again
rules     its output, compared       engine    runs programs, each once, several at a time
runner    one run, one process tree  blocks    every code block of a page, and what checks it
sweep     ends what a run left       gate      all of it, for `mkdocs build` and `mkdocs serve`
guard     ends all, if we are killed plugin    all of it, for pytest
pages, stamps, terms                 the two languages in step
site                                 the built site
record                               rewrites outputs and translation stamps
"""
