# /// script
# dependencies = ["hypothesis==6.170.15"]
# ///
from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    precondition,
    rule,
    run_state_machine_as_test,
)

from mini_queue.queue import Queue

LOOKS_AT_THE_STATE = """
UPDATE jobs SET state = 'done', receipt = NULL
WHERE id = ? AND state = 'running' RETURNING id
"""


class Careless(Queue):
    def ack(self, job):  # (1)!
        return bool(self.database.rows(LOOKS_AT_THE_STATE, job.id))


class Model(RuleBasedStateMachine):
    def __init__(self):
        super().__init__()
        self.now, self.held, self.known = 0, [], {}
        self.queue = Model.kind(":memory:", lambda: self.now)
        Model.story = []

    def told(self, step, found, expected):
        Model.story.append(f"{step}: {found}")
        assert found == expected, f"promised: {expected}"

    @rule()
    def put(self):
        number = self.queue.put("pdf")
        self.told("put", number, len(self.known) + 1)
        self.known[number] = (0, None)  # (2)!

    @precondition(lambda self: self.known)  # (3)!
    @rule()
    def claim(self):
        job = self.queue.claim(lease=30)
        free = [n for n, (due, _) in self.known.items() if due <= self.now]
        self.told("claim", job and job.id, min(free, default=None))
        if job:
            self.known[job.id] = (self.now + 30, job.receipt)
            self.held.append(job)

    @precondition(lambda self: self.held)
    @rule()
    def time_passes(self):
        self.now += 31
        Model.story.append("31 seconds pass")

    @precondition(lambda self: self.held)
    @rule(which=st.integers(0, 4))
    def ack(self, which):
        job = self.held.pop(which % len(self.held))
        ours = self.known[job.id][1] == job.receipt
        self.told(f"ack delivery {job.count}", self.queue.ack(job), ours)
        if ours:
            self.known[job.id] = (float("inf"), None)


for Model.kind in Queue, Careless:
    how = settings(
        stateful_step_count=12,
        phases=[Phase.generate, Phase.shrink],
        derandomize=True,  # (4)!
        database=None,
        deadline=None,
    )
    try:
        run_state_machine_as_test(Model, settings=how)
        print(f"{Model.kind.__name__}: no promise broken")
    except AssertionError as error:
        print(f"{Model.kind.__name__}, the shortest history:")
        print(*Model.story, str(error).splitlines()[0], sep="\n")
