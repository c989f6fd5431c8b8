"""Python looks for cycles of dead objects less often: a build makes few, and looking cost 7 % of its time."""

import gc

ALLOCATIONS = 10_000  # between two looks at the youngest objects; Python's own figure is 700


def on_startup(*, command: str, dirty: bool) -> None:
    gc.set_threshold(ALLOCATIONS)
