"""Nothing of Material's own scripts, styles and images is published: the files of the site are ours."""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files


def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    ours = {Path(config.docs_dir), Path(config.theme.custom_dir or "")}
    for file in list(files):
        if file.generated_by is None and file.src_dir and Path(file.src_dir) not in ours:
            files.remove(file)
    return files
