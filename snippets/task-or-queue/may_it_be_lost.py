def by_seconds(job):
    return "BackgroundTasks" if job["seconds"] < 30 else "queue"


def by_loss(job, grace=30):  # (1)!
    if not job["may_be_lost"]:
        return "table" if job["one_database"] else "broker"  # (2)!
    if job["seconds"] > grace:
        return "queue"  # (3)!
    return "pool" if job["computes"] else "BackgroundTasks"


names = "seconds", "may_be_lost", "one_database", "computes"
jobs = {
    "refresh a cache": (0.2, True, True, False),
    "mail the invoice": (0.2, False, True, False),
    "tell the carrier": (0.5, False, False, False),
    "preview of a photo": (2, True, True, True),
    "rebuild the search": (600, True, True, True),
}
agree, places = 0, set()
for title, facts in jobs.items():
    job = dict(zip(names, facts, strict=True))
    agree += by_seconds(job) == by_loss(job)
    places.add(by_loss(job))
    print(f"{title}: by seconds, {by_seconds(job)}; by loss, {by_loss(job)}")
print("the rules agree on", agree, "of", len(jobs))
print("different places:", len(places))  # (4)!
