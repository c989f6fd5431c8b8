from typing import NamedTuple

MANY = 1000  # (1)!


class Work(NamedTuple):
    may_be_lost: bool = False
    longest: float = 5  # seconds
    costly_steps: bool = False
    per_second: float = 1
    enqueued_in: str = "python"
    run_in: str = "python"
    servers: int = 4
    kept: tuple[str, ...] = ()  # (2)!


def decide(work: Work, grace: float = 30) -> tuple[str, str]:  # (3)!
    languages = {work.enqueued_in, work.run_in}
    python = languages == {"python"}
    few = work.per_second < MANY
    database = "postgresql" in work.kept or work.servers == 1
    if python and work.may_be_lost and work.longest < grace:
        return "web/background-tasks", "may be lost, fits the shutdown"
    if languages == {"ruby"}:
        return "tools/active-job", "its adapter decides what a kill loses"
    if python and database and work.costly_steps:
        return "tools/dbos", "a finished step is not repeated"
    if python and few and "postgresql" in work.kept:
        return "tools/procrastinate", "order and job in one commit"
    if python and "rabbitmq" in work.kept:
        return "tools/celery", "with a late ack, a kill gives it back"
    if python and "redis" in work.kept:
        return "tools/dramatiq", "it acknowledges at the end"
    if python and few and work.servers == 1:
        return "queue/mini-queue", "one server, one file"
    if "rabbitmq" in work.kept or not few:
        return "tools/rabbitmq", "any language, no price per job"
    return "tools/sqs", "nobody keeps a broker at night"


cases = {
    "warm a cache": Work(may_be_lost=True),
    "Rails shop": Work(enqueued_in="ruby", run_in="ruby"),
    "book of 300 pages": Work(
        longest=7200, costly_steps=True, kept=("postgresql",)
    ),
    "PDF of A-17": Work(kept=("postgresql", "redis")),
    "the same, in a sale": Work(per_second=5000, kept=("postgresql", "redis")),
    "a sale, no Redis": Work(per_second=5000, kept=("postgresql",)),
    "one small server": Work(servers=1),
    "team with RabbitMQ": Work(kept=("rabbitmq",)),
    "Go enqueues": Work(enqueued_in="go", kept=("rabbitmq",)),
    "two people, no night shift": Work(),
}
answers = {case: decide(work) for case, work in cases.items()}
for case, (page, why) in answers.items():
    print(f"{case}: {page}\n  {why}")
print("different answers:", len(set(answers.values())))  # (4)!
