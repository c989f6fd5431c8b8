"""A pause that all workers see and that outlives them: a small file."""

from .interfaces import Files

SERVICE = "service"  # where a job would have its id
PAUSED = f"{SERVICE}/paused"


# --8<-- [start:pause]
def pause(files: Files, why: str) -> None:
    """Workers finish what they have and take nothing new."""
    files.write(PAUSED, [why.encode()])


def resume(files: Files) -> None:
    files.remove(SERVICE)


def paused(files: Files) -> str | None:
    """Why, or None."""
    try:
        with files.open(PAUSED) as file:
            return file.read().decode()
    except FileNotFoundError:
        return None


# --8<-- [end:pause]
