"""How long each engine takes per job, on one Redis, one job at a time
(arq: up to ten).

The jobs are in the queue before the worker starts; the clock runs from the end
of the first to the end of the last.
"""
