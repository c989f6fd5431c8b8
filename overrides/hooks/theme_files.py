"""Nothing of Material's own scripts, styles and images is published: the files of the site are ours.

Its templates stay in reach. What Jinja compiles is kept in `.cache/templates`, as Python keeps what it compiles:
a template is compiled again when its text changes.
"""

import functools
from pathlib import Path

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.theme import Theme


@event_priority(95)  # before the hooks that ask for a template
def on_config(config: MkDocsConfig) -> None:
    kept = Path(config.config_file_path).parent / ".cache/templates"
    kept.mkdir(parents=True, exist_ok=True)
    compiled = jinja2.FileSystemBytecodeCache(str(kept))
    config.theme.get_env = functools.partial(_environment, config.theme, compiled)  # type: ignore[method-assign]


def _environment(theme: Theme, compiled: jinja2.BytecodeCache) -> jinja2.Environment:
    env = Theme.get_env(theme)
    env.loader = OursAreListed(theme.dirs)
    env.bytecode_cache = compiled
    return env


class OursAreListed(jinja2.FileSystemLoader):
    """Finds a template in each folder of the theme, and lists the files of the first, ours: MkDocs publishes them."""

    def list_templates(self) -> list[str]:
        return jinja2.FileSystemLoader(self.searchpath[0]).list_templates()
