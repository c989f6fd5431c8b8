"""Once, whoever delivers it, however often, and whatever fails."""

from pathlib import Path

import pytest
from mini_queue.inbox import Inbox, Mark
from mini_queue.outbox import Message, Outbox
from mini_queue.queue import Queue

from mini.fixtures import Clock
from mini.processes import race


@pytest.fixture
def inbox(queue: Queue, clock: Clock) -> Inbox:
    queue.database.rows("CREATE TABLE paid (cents INTEGER)")
    return Inbox(queue.database, clock)


@pytest.fixture
def outbox(queue: Queue, clock: Clock) -> Outbox:
    return Outbox(queue.database, clock)


def pay(queue: Queue, inbox: Inbox, key: str = "order A-17") -> bool:
    with inbox.once(key) as first:
        if first:
            queue.database.rows("INSERT INTO paid VALUES (1200)")
    return first


def paid(queue: Queue) -> int:
    return len(queue.database.rows("SELECT 1 FROM paid"))


def test_the_second_delivery_does_nothing(queue: Queue, inbox: Inbox) -> None:
    assert [pay(queue, inbox), pay(queue, inbox), pay(queue, inbox, "order A-18")] == [True, False, True]
    assert paid(queue) == 2


def test_an_effect_that_fails_leaves_no_mark_and_a_mark_no_half_effect(queue: Queue, inbox: Inbox) -> None:
    with pytest.raises(OSError), inbox.once("order A-17") as first:
        assert first
        queue.database.rows("INSERT INTO paid VALUES (1200)")
        raise OSError
    assert paid(queue) == 0
    assert pay(queue, inbox)


def test_two_processes_do_it_once(queue: Queue, inbox: Inbox, memory: Path) -> None:
    prepare = "from mini_queue.inbox import Inbox\nqueue = Queue(file)\ninbox = Inbox(queue.database, queue.now)"
    act = """
for n in range(100):
    with inbox.once(f"order {n}") as first:
        if first:
            queue.database.rows("INSERT INTO paid VALUES (?)", n)
            print(n)
"""
    said = race(memory / "queue.sqlite", prepare, act)
    assert sorted(int(line) for lines in said for line in lines) == list(range(100))
    assert paid(queue) == 100


def test_the_ack_can_be_part_of_it(queue: Queue, inbox: Inbox) -> None:
    """Then an effect without its ack, or the other way round, cannot be."""
    queue.put("pay")
    job = queue.claim(30)
    assert job
    with pytest.raises(OSError), inbox.once("order A-17"):
        assert queue.ack(job)
        raise OSError
    assert queue.get(job.id) == job


def test_an_effect_outside_is_new_begun_or_done(inbox: Inbox) -> None:
    assert inbox.finish("charge") is False  # nobody has begun it
    assert inbox.begin("charge") == Mark(first=True, done=False)
    assert inbox.begin("charge") == Mark(first=False, done=False)  # did it happen? only the bank knows
    assert inbox.finish("charge", {"receipt": "B-1"}) is True
    assert inbox.finish("charge", {"receipt": "B-2"}) is False
    assert inbox.begin("charge") == Mark(first=False, done=True, result={"receipt": "B-1"})


def test_what_was_done_long_ago_is_forgotten_and_what_was_only_begun_is_not(inbox: Inbox, clock: Clock) -> None:
    inbox.begin("begun")
    inbox.begin("done")
    inbox.finish("done")
    clock.now += 10
    with inbox.once("young"):
        pass
    assert inbox.forget(before=1005) == 1
    assert [inbox.begin(key).first for key in ("begun", "done", "young")] == [False, True, False]


def test_a_message_is_there_with_its_row_or_not_at_all(queue: Queue, inbox: Inbox, outbox: Outbox) -> None:
    with pytest.raises(OSError), queue.database.transaction() as database:
        database.rows("INSERT INTO paid VALUES (1)")
        outbox.add("paid", 1)
        raise OSError
    sent: list[Message] = []
    assert (paid(queue), outbox.relay(sent.append), sent) == (0, 0, [])
    with queue.database.transaction() as database:
        database.rows("INSERT INTO paid VALUES (2)")
        outbox.add("paid", {"cents": 2})
    assert outbox.relay(sent.append) == 1
    assert outbox.relay(sent.append) == 0
    assert sent == [Message(1, "paid", {"cents": 2})]


def test_what_cannot_be_sent_keeps_its_place(outbox: Outbox) -> None:
    for n in range(4):
        outbox.add("n", n)
    sent: list[int] = []

    def send(message: Message) -> None:
        if message.body == 1 and len(sent) == 1:
            sent.append(-1)
            raise ConnectionError
        sent.append(message.body)

    with pytest.raises(ConnectionError):
        outbox.relay(send)
    assert outbox.relay(send, most=2) == 2
    assert outbox.relay(send) == 1
    assert sent == [0, -1, 1, 2, 3]


def test_only_what_was_sent_is_purged(queue: Queue, outbox: Outbox, clock: Clock) -> None:
    outbox.add("n", 1)
    outbox.add("n", 2)
    outbox.relay(lambda message: None, most=1)
    clock.now += 10
    assert outbox.purge(before=1000) == 0
    assert outbox.purge(before=1005) == 1
    assert [row["body"] for row in queue.database.rows("SELECT body FROM outbox")] == ["2"]
