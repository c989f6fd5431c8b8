from mini_queue.forty import Queue

CLAIM = """UPDATE jobs SET state = 'running' WHERE id = (
    SELECT min(id) FROM jobs WHERE state = 'waiting' AND task = ?)
    RETURNING id, task, args"""
WAITING = """SELECT task, count(*) FROM jobs
    WHERE state = 'waiting' GROUP BY task ORDER BY task"""


class Queues(Queue):
    def claim_of(self, task):
        return next(iter(self._rows(CLAIM, task)), None)  # (1)!

    def waiting(self):
        return dict(self._rows(WAITING))


queues = Queues(":memory:")
for order in "A-17", "A-18", "A-19":
    queues.put("pdf", {"order": order})
queues.put("mail", {"order": "A-12"})

print("waiting:", queues.waiting())
number, task, args = queues.claim_of("mail")
print("mail worker: claims", number, task, args)
print("waiting:", queues.waiting())
print("mail worker: claims", queues.claim_of("mail"))
