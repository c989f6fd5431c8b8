# /// script
# requires-python = ">=3.11"
# dependencies = ["fastapi==0.165.0", "httpx==0.28.1"]
# ///
import threading
import warnings

from fastapi import BackgroundTasks, FastAPI

with warnings.catch_warnings(action="ignore"):
    from fastapi.testclient import TestClient

HANDED_OVER = {
    "correct": lambda tasks, job, order: tasks.add_task(job, order),
    "forgotten": lambda tasks, job, order: None,
    "inside": lambda tasks, job, order: job(order),
    "twice": lambda tasks, job, order: [
        tasks.add_task(job, order) for _ in range(2)
    ],
    "other order": lambda tasks, job, order: tasks.add_task(job, "A-0"),
}


def shop(hand_over, job):
    app = FastAPI()

    @app.post("/orders/{order}", status_code=202)
    def create(order: str, tasks: BackgroundTasks):
        hand_over(tasks, job, order)

    return TestClient(app)


def test_answers(hand_over):
    client = shop(hand_over, lambda order: None)
    assert client.post("/orders/A-17").status_code == 202


def test_hands_over_once(hand_over):
    handed = []
    shop(hand_over, handed.append).post("/orders/A-17")
    assert handed == ["A-17"]


def test_answers_first(hand_over):
    answered, first = threading.Event(), []
    client = shop(hand_over, lambda o: first.append(answered.wait(1)))
    with client.stream("POST", "/orders/A-17") as answer:
        next(answer.iter_bytes())
        answered.set()
    assert all(first)


def test_both_at_once(hand_over):
    answered, handed = threading.Event(), []
    client = shop(hand_over, lambda o: handed.append((o, answered.wait(1))))
    with client.stream("POST", "/orders/A-17") as answer:
        next(answer.iter_bytes())
        answered.set()
    assert handed == [("A-17", True)]


def result(test, hand_over):
    try:
        test(hand_over)
    except AssertionError:
        return "fails"
    return "passes"


tests = (
    test_answers,
    test_hands_over_once,
    test_answers_first,
    test_both_at_once,
)
for damage, hand_over in HANDED_OVER.items():
    results = [result(test, hand_over) for test in tests]
    print(f"{damage}:", ", ".join(results))
