"""One machine: two tables and a folder."""

from pathlib import Path

from ..folder_files import FolderFiles
from ..interfaces import Parts
from ..settings import Settings
from ..sqlite_queue import SqliteQueue
from ..sqlite_store import SqliteStore


def parts(settings: Settings) -> Parts:
    return in_folder(settings.folder)


def in_folder(folder: Path) -> Parts:
    database = folder / "jobs.sqlite"
    return Parts(
        SqliteStore(database),
        SqliteQueue(database),
        FolderFiles(folder / "files"),
    )
