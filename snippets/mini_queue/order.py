"""Which due job goes first: what stands after ORDER BY in the claim.

`Queue(path, order=PRIORITY)`; `only` says which may go at all.
"""

from .states import LIVE

# --8<-- [start:fifo]
FIFO = "id"
# --8<-- [end:fifo]
# --8<-- [start:priority]
PRIORITY = "priority DESC, id"  # the low ones may wait for ever
# --8<-- [end:priority]


# --8<-- [start:ageing]
def ageing(step: float) -> str:
    """Priority that nobody waits for in vain.

    Who has waited `step` seconds more goes before who has one priority more.
    Two jobs age alike, so that their order never changes while they wait: no
    clock is in it.
    """
    return f"put_at - priority * {step:f}, id"


# --8<-- [end:ageing]

# --8<-- [start:fair]
# The lane that was served longest ago, or never, goes first. It looks at each
# waiting job: milliseconds for thousands of them.
FAIR = """(
    SELECT max(started) FROM jobs AS other WHERE other.lane = jobs.lane
), id"""
# --8<-- [end:fair]

# --8<-- [start:keyed]
# For `only`: of a lane, one at a time and in order; a job that will be retried
# holds up those behind it. Jobs without a lane do not wait for each other.
KEYED = f"""(lane = '' OR NOT EXISTS (
    SELECT 1 FROM jobs AS earlier
    WHERE earlier.lane = jobs.lane AND earlier.id < jobs.id
    AND earlier.{LIVE}
))"""
# --8<-- [end:keyed]
