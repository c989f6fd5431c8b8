"""Whatever is done to a queue, in whatever order, it does what a dictionary would do."""

import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from mini_queue import order
from mini_queue.control import NOT_PAUSED, Control
from mini_queue.dead import DeadLetters
from mini_queue.job import Job
from mini_queue.queue import Queue
from mini_queue.states import IllegalMove, State

from mini.fixtures import Clock

WAITING, RUNNING, DONE, DEAD, CANCELLED = State
# on purpose not taken from the package
LEGAL = {
    (WAITING, RUNNING),
    (WAITING, DEAD),
    (WAITING, CANCELLED),
    (RUNNING, RUNNING),
    (RUNNING, WAITING),
    (RUNNING, DONE),
    (RUNNING, DEAD),
    (RUNNING, CANCELLED),
    (DEAD, WAITING),
    (CANCELLED, WAITING),
}


@dataclass
class Known:
    """What the dictionary knows of a job."""

    id: int
    due: float
    expires: float | None
    priority: int
    lane: str
    key: str | None
    put_at: float
    state: State = WAITING
    count: int = 0
    receipt: str | None = None
    started: float | None = None
    waited: float | None = None
    ended: float | None = None
    error: str | None = None
    history: list[dict[str, Any]] = field(default_factory=list)

    @property
    def live(self) -> bool:
        return self.state in (WAITING, RUNNING)


SECONDS = st.integers(0, 40).map(float)
CLAUSES = {"fifo": order.FIFO, "priority": order.PRIORITY, "ageing": order.ageing(10), "fair": order.FAIR}
LEASES = st.integers(1, 30).map(float)
LANES = st.sampled_from(["", "a", "b"])
Order = tuple[float | None, float | None, int, str, str | None]
ORDERS = st.tuples(
    st.sampled_from([None, None, None, 0.0, 5.0, 20.0]),  # until it is due
    st.sampled_from([None, None, None, None, 5.0, 20.0]),  # until it expires
    st.integers(-2, 2),
    LANES,
    st.sampled_from([None, None, None, "k1", "k2", "k3"]),
)
ANY = st.integers(0, 10_000)  # which one, modulo how many there are


class Machine(RuleBasedStateMachine):
    """The queue, and the dictionary that it is compared with."""

    order_name: str
    keyed: bool

    @initialize(
        orders=st.lists(ORDERS, min_size=4, max_size=8),
    )
    def opened(self, orders: list[Order]) -> None:
        self.clock = Clock()
        place = "/dev/shm" if Path("/dev/shm").is_dir() else None
        self.folder = tempfile.TemporaryDirectory(dir=place)
        self.known: dict[int, Known] = {}
        self.last = 0  # the greatest id there ever was
        self.held: list[Job] = []  # by whomever, lost or not
        self.paused: set[str] = set()
        self.open()
        self.put(orders)

    def open(self) -> None:
        only = f"{NOT_PAUSED} AND {order.KEYED}" if self.keyed else NOT_PAUSED
        path = Path(self.folder.name) / "queue.sqlite"
        self.queue = Queue(path, self.clock, order=CLAUSES[self.order_name], only=only)
        self.control = Control(self.queue, "machine")

    def teardown(self) -> None:
        if hasattr(self, "queue"):
            self.queue.database.close()
            self.folder.cleanup()

    @rule(seconds=st.integers(1, 20).map(float))
    def time_passes(self, seconds: float) -> None:
        self.clock.now += seconds

    @rule()
    def restart(self) -> None:
        self.queue.database.close()
        self.open()

    @rule(orders=st.lists(ORDERS, min_size=1, max_size=4))
    def put(self, orders: list[Order]) -> None:
        for each in orders:
            self.put_one(*each)

    def put_one(self, delay: float | None, ttl: float | None, priority: int, lane: str, key: str | None) -> None:
        now = self.clock.now
        due = None if delay is None else now + delay
        expires = None if ttl is None else now + ttl
        number = self.queue.put("pdf", key=key, due=due, expires=expires, priority=priority, lane=lane)
        same = [job.id for job in self.known.values() if key is not None and job.key == key]
        if same:
            assert [number] == same
            return
        assert number > self.last
        self.last = number
        self.known[number] = Known(number, now if due is None else due, expires, priority, lane, key, put_at=now)

    @precondition(lambda self: any(job.live for job in self.known.values()))
    @rule(lease=LEASES, pauses=st.lists(st.sampled_from([1.0, 0.0, 3.0]), min_size=2, max_size=5))
    def claim(self, lease: float, pauses: list[float]) -> None:
        for seconds in pauses:
            self.claim_one(lease)
            self.clock.now += seconds

    def claim_one(self, lease: float) -> None:
        now = self.clock.now
        for job in self.known.values():
            if job.live and job.due <= now and job.expires is not None and job.expires <= now:
                job.state, job.error, job.receipt, job.ended = DEAD, "expired", None, now
        expected = min((job for job in self.known.values() if self.may_go(job)), key=self.rank, default=None)
        claimed = self.queue.claim(lease)
        assert (claimed and claimed.id) == (expected and expected.id)
        if claimed and expected:
            assert claimed.receipt and claimed.receipt not in {job.receipt for job in self.held}
            expected.state, expected.receipt, expected.count = RUNNING, claimed.receipt, expected.count + 1
            expected.started, expected.waited, expected.due = now, now - expected.due, now + lease
            self.held.append(claimed)

    def may_go(self, job: Known) -> bool:
        if not job.live or job.due > self.clock.now or self.paused & {"*", job.lane}:
            return False
        before = (each for each in self.known.values() if each.lane == job.lane and each.id < job.id and each.live)
        return not (self.keyed and job.lane and any(before))

    def rank(self, job: Known) -> tuple[float, float]:
        if self.order_name == "priority":
            return -job.priority, job.id
        if self.order_name == "ageing":
            return job.put_at - 10 * job.priority, job.id
        if self.order_name == "fair":
            served = [
                each.started for each in self.known.values() if each.lane == job.lane and each.started is not None
            ]
            return max(served, default=-1.0), job.id
        return 0, job.id

    def ours(self, which: int) -> tuple[Job, Known | None]:
        """Somebody who has, or had, a job; and what is known of the job if it is still theirs."""
        job = self.held[which % len(self.held)]
        known = self.known.get(job.id)
        return job, known if known and known.receipt == job.receipt else None

    @precondition(lambda self: self.held)
    @rule(which=ANY, deed=st.sampled_from(["extend", "ack", "retry", "bury", "give back"]), seconds=LEASES)
    def holder(self, which: int, deed: str, seconds: float) -> None:
        """Somebody who has, or had, a job does something with it."""
        job = self.held[which % len(self.held)]
        known = self.known.get(job.id)
        now, ours = self.clock.now, known is not None and known.receipt == job.receipt
        deeds: dict[str, Callable[[], bool]] = {
            "extend": lambda: self.queue.extend(job, seconds),
            "ack": lambda: self.queue.ack(job),
            "retry": lambda: self.queue.retry(job, now + seconds, "again"),
            "bury": lambda: self.queue.bury(job, "no more"),
            "give back": lambda: self.queue.give_back(job),
        }
        assert deeds[deed]() == ours
        if not known or not ours:
            return
        if deed == "extend":
            known.due = now + seconds
            return
        known.receipt = None
        if deed in ("retry", "bury"):
            known.error = {"retry": "again", "bury": "no more"}[deed]
            known.history = [*known.history, {"at": now, "count": known.count, "error": known.error}]
        known.state = {"ack": DONE, "bury": DEAD}.get(deed, WAITING)
        if known.state == WAITING:
            known.due = now + (seconds if deed == "retry" else 0)
            known.count -= deed == "give back"
        else:
            known.ended = now

    @precondition(lambda self: self.known)
    @rule(which=ANY, deed=st.sampled_from(["cancel", "requeue", "priority", "force"]), number=st.integers(-2, 2))
    def operator(self, which: int, deed: str, number: int) -> None:
        """Somebody does something with any job, or writes any state into it."""
        known = list(self.known.values())[which % len(self.known)]
        if deed == "priority":
            self.control.set_priority(known.id, number, "a test")
            known.priority = number
            return
        after = {"cancel": CANCELLED, "requeue": WAITING}.get(deed, list(State)[number])
        changes: dict[str, Callable[[], object]] = {
            "cancel": lambda: self.control.cancel(known.id, "a test"),
            "requeue": lambda: self.control.requeue(known.id, "a test"),
            "force": lambda: self.queue.database.rows("UPDATE jobs SET state = ? WHERE id = ?", after, known.id),
        }
        if (known.state, after) not in LEGAL:
            with pytest.raises(IllegalMove, match=f"{known.state} to {after}"):
                changes[deed]()
        elif deed != "force":
            changes[deed]()
            known.state, known.receipt = after, None
            if deed == "cancel":
                known.ended = self.clock.now
            else:
                known.count, known.due, known.expires, known.ended = 0, self.clock.now, None, None

    @rule(lane=st.sampled_from(["*", "", "a", "b"]), resumed=st.sampled_from([True, True, True, False]))
    def pause(self, lane: str, resumed: bool) -> None:
        if resumed:
            self.control.resume("a test", lane)
            self.paused.discard(lane)
        else:
            self.control.pause("a test", lane)
            self.paused.add(lane)

    @rule(most=st.integers(0, 3), every=SECONDS)
    def redrive(self, most: int, every: float) -> None:
        dead = [job for job in self.known.values() if job.state == DEAD][:most]
        assert DeadLetters(self.queue).redrive(most=most, every=every) == len(dead)
        for place, job in enumerate(dead):
            job.state, job.count, job.expires, job.ended = WAITING, 0, None, None
            job.due = self.clock.now + every * place

    @rule(state=st.sampled_from([DONE, DEAD, CANCELLED]), age=SECONDS)
    def purge(self, state: State, age: float) -> None:
        before = self.clock.now - age
        old = [
            job.id for job in self.known.values() if job.state == state and job.ended is not None and job.ended < before
        ]
        assert self.queue.purge(before, state) == len(old)
        for number in old:
            del self.known[number]

    @invariant()
    def the_same_jobs(self) -> None:
        if not hasattr(self, "queue"):
            return
        found = {row["id"]: self.queue.get(row["id"]) for row in self.queue.database.rows("SELECT id FROM jobs")}
        assert {number: as_known(job) for number, job in found.items() if job} == self.known
        states = [job.state for job in self.known.values()]
        assert self.queue.counts() == {state: states.count(state) for state in State}


def as_known(job: Job) -> Known:
    return Known(**{name: getattr(job, name) for name in Known.__dataclass_fields__})


@pytest.mark.parametrize("order_name", CLAUSES)
@pytest.mark.parametrize("keyed", [False, True])
def test_it_does_what_a_dictionary_would_do(order_name: str, keyed: bool) -> None:
    """The same examples each time; take `derandomize` away to search for new ones."""
    run_state_machine_as_test(
        type(f"{order_name.title()}Machine", (Machine,), {"order_name": order_name, "keyed": keyed}),
        settings=settings(
            max_examples=20,
            stateful_step_count=40,
            deadline=None,
            derandomize=True,
            database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
