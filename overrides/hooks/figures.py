"""A figure where the page has `![](../../figures/<name>.yml)`: title, picture, and the data of a plot as a table.

Several on one line stand side by side where there is room. The checker says more of what is wrong with figures
(tests/checker/figures); here a wrong one is a warning, which a strict build refuses, and a mark on the page.
"""

import logging
import re
import sys
from html import escape
from pathlib import Path
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files

sys.path.insert(0, str(Path(__file__).parents[2] / "tests"))

from checker.figures import FOLDER, load, picture
from checker.project import Project, ProjectError

TARGET = re.compile(rf"(?:\.\./)+{FOLDER}/([\w-]+)\.yml")
WIDTH = re.compile(r'<svg [^>]* viewBox="\S+ \S+ (\S+)')  # of a diagram; plots have the width of the page
PHONE = 328  # units of a drawing that a phone can show as large as it is
NOT_ALONE = "it shares its line with text; expected a line of its own; move it"

log = logging.getLogger("mkdocs.hooks.figures")


def on_config(config: MkDocsConfig) -> None:
    others = [e for e in config.markdown_extensions if not isinstance(e, Figures)]
    config.markdown_extensions = [*others, Figures(config)]  # type: ignore[list-item]  # MkDocs takes objects too


@event_priority(50)  # before languages.py takes them for files of the site
def on_files(files: Files, *, config: MkDocsConfig) -> None:
    for file in [file for file in files if file.src_uri.startswith(f"{FOLDER}/")]:
        files.remove(file)


class Figures(Extension):
    def __init__(self, config: MkDocsConfig) -> None:
        super().__init__()
        self.project = Project(Path(config.docs_dir).parent)
        self.template = config.theme.get_env().get_template("partials/figure.html")
        self.words = config.extra["words"]

    def extendMarkdown(self, md: Markdown) -> None:
        md.treeprocessors.register(Drawn(md, self), "figures", 1)  # before MkDocs (0) asks where the image is


class Drawn(Treeprocessor):
    def __init__(self, md: Markdown, site: Figures) -> None:
        super().__init__(md)
        self.site = site

    def run(self, root: Element) -> None:
        for parent in root.iter():
            targets = [TARGET.fullmatch(image.get("src", "")) for image in parent.findall("img")]
            names = [target[1] for target in targets if target]
            if names:
                alone = parent.tag == "p" and len(names) == len(parent) and not "".join(parent.itertext()).strip()
                html = "".join(self.figure(each) if alone else self.wrong(each, NOT_ALONE) for each in names)
                html = html if len(names) == 1 else f'<div class="sp-figures">{html}</div>'
                parent.clear()
                parent.tag, parent.text = "p", self.md.htmlStash.store(html)

    def figure(self, name: str) -> str:
        page = self.md.treeprocessors["relpath"].file.src_uri  # type: ignore[attr-defined]  # MkDocs' own
        try:
            figure = load(self.site.project, name, page.split("/")[0])
            svg = picture(self.site.project, figure)
        except ProjectError as error:
            return self.wrong(name, str(error))
        box = WIDTH.match(svg)
        wide = bool(box and float(box[1]) > PHONE)
        return self.site.template.render(figure=figure, picture=svg, wide=wide, words=self.site.words)

    def wrong(self, name: str, what: str) -> str:
        file = self.md.treeprocessors["relpath"].file  # type: ignore[attr-defined]  # MkDocs' own
        lines = Path(file.abs_src_path).read_text("utf-8").splitlines()
        line = next((n for n, text in enumerate(lines, 1) if f"{FOLDER}/{name}.yml)" in text), 1)
        log.warning(f"docs/{file.src_uri}:{line}: figure {name}: {what}")
        return f'<div class="sp-problem"><p>{escape(what)}</p></div>'
