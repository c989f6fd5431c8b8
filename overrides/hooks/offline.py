"""A copy to read from a folder, without a server (`make offline`): every link leads to a file.

What only a published site needs is left out; addresses to quote or to subscribe to are those of the published site.
"""

import re
from typing import Any

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files

KEPT = {"feed.xml"}  # of the files that are not pages: the footer links to it


@event_priority(-100)  # after static-i18n has chosen the files
def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    if not config.use_directory_urls and (headers := files.get_file_from_path("_headers")):
        files.remove(headers)
    return files


def on_post_template(output: str, *, template_name: str, config: MkDocsConfig) -> str:
    return output if config.use_directory_urls or template_name in KEPT else ""


@event_priority(250)  # before anything is rendered
def on_env(env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> None:
    if config.use_directory_urls:
        return
    published = {file: _published(file.url) for file in files.documentation_pages()}
    for file, address in published.items():
        if file.page:
            file.page.canonical_url = f"{config.site_url}{address}"
    in_folder = {address: file.url for file, address in published.items()}
    relative: Any = env.filters["url"]

    @jinja2.pass_context
    def url(context: jinja2.runtime.Context, address: str) -> str:
        return str(relative(context, in_folder.get(address, address)))

    env.filters["url"] = url


def _published(url: str) -> str:
    """`blog/index.html` is read at blog/, `tags.html` at tags/."""
    return re.sub(r"(^|/)index\.html$", r"\1", url) if url.endswith("index.html") else url.removesuffix(".html") + "/"
