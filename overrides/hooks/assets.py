"""One stylesheet and one script for every page, without comments and spaces.

`assets/css/site.css` gets the files that it imports; `assets/js/site/*.js` become `assets/js/site.js`, in the
order of their names, what is theirs alone in a `{ block }`. They stay plain scripts and not modules: a page that
is opened from a folder may not load a module.
"""

import functools
import re
from pathlib import Path

import rcssmin
import rjsmin
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files

IMPORT = re.compile(r'(?m)^@import url\("([^"]+)"\);\n')


@event_priority(-50)  # after hooks/theme_files.py
def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    folder = Path(config.theme.custom_dir or "")
    sources = [file for file in files if file.src_dir == str(folder) and file.src_uri.endswith((".css", ".js"))]
    made: dict[str, str] = {}
    for file in sorted(sources, key=lambda each: each.src_uri):
        files.remove(file)
        path = folder / file.src_uri
        parent = path.parent.relative_to(folder).as_posix()
        if file.src_uri.endswith(".css") and path.parent.name == "css":
            made[file.src_uri] = _style(path)
        elif file.src_uri.endswith(".js"):
            name = file.src_uri if path.parent.name == "js" else f"{parent}.js"
            made[name] = made.get(name, '"use strict";\n') + _script(path.read_text("utf-8"))
    for name, content in made.items():
        files.append(File.generated(config, name, content=content))
    return files


def _style(path: Path) -> str:
    text = IMPORT.sub(lambda line: (path.parent / line[1]).read_text("utf-8"), path.read_text("utf-8"))
    return _smaller_style(text)


@functools.cache
def _smaller_style(text: str) -> str:
    return str(rcssmin.cssmin(text))


@functools.cache
def _script(text: str) -> str:
    return f"{rjsmin.jsmin(text)}\n"
