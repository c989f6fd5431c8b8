# /// script
# requires-python = ">=3.11"
# dependencies = ["fpdf2==2.8.9"]
# ///
from pathlib import Path

from export_service.interfaces import Job
from export_service.settings import Settings, backend
from export_service.states import State

store = backend(Settings(folder=Path("exports"))).store
store.add(Job("A-17", "A-17.csv", "text/csv", 0, 86400, 0))
job = store.get("A-17")
slow = store.save(job, state=State.RUNNING, attempt=1)
print("slow worker holds version", slow.version)

# its lease runs out, and another worker takes the message
quick = store.save(slow, state=State.RUNNING, attempt=2)
quick = store.save(quick, state=State.DONE, result="A-17/result-2.pdf")
print("quick worker wrote version", quick.version)

late = store.save(slow, state=State.DONE, result="A-17/result-1.pdf")
print("slow worker saves:", late)  # (1)!
print("result:", store.get("A-17").result)
