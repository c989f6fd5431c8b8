"""A build that stops at a post says file, line and cure: the blog plugin reads posts before the gate speaks."""

import logging
import sys
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort

sys.path.insert(0, str(Path(__file__).parents[2] / "tests"))

from checker import posts
from checker.project import Project, ProjectError

log = logging.getLogger("mkdocs.hooks.front_matter")
_root = Path()


def on_config(config: MkDocsConfig) -> None:
    global _root
    _root = Path(config.config_file_path).parent


def on_build_error(error: Exception) -> None:
    try:
        problems = posts.problems(Project(_root))
    except ProjectError as unreadable:
        problems = [str(unreadable)]
    if problems:  # in place of the plugin's own words, which name neither line nor cure
        log.error("\n".join(problems))
        raise Abort(f"Aborted: {len(problems)} wrong in the posts")
