"""Each application of snippets/ can be downloaded: `[the folder](../../export_service.zip)` in a page."""

import io
import sys
import zipfile
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files

sys.path.insert(0, str(Path(__file__).parents[2] / "tests"))

from checker import applications
from checker.project import HERE


@event_priority(-100)  # after static-i18n has chosen the files
def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    for folder in applications.folders(HERE):
        files.append(File.generated(config, f"{folder.name}.zip", content=_packed(folder)))
    return files


def _packed(folder: Path) -> bytes:
    """The same bytes for the same files, whenever they are packed."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as made:
        for path in applications.paths(folder):
            entry = zipfile.ZipInfo(path.relative_to(folder.parent).as_posix())  # of 1980, so that no clock is in it
            made.writestr(entry, path.read_bytes(), zipfile.ZIP_DEFLATED)
    return packed.getvalue()
