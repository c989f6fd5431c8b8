"""The Content-Security-Policy that main.html prints: only files of this site and inline scripts named by hash.

Under `mkdocs serve` inline scripts are let through: the one that reloads the page changes at each build, so
that no hash can name it, and a single hash would void 'unsafe-inline'. What only a server can say is in
overrides/_headers. feed.xml and sitemap.xml need no policy: they are data, and no browser runs a script in them
(texts of posts are escaped there, and only a reader of feeds makes HTML of them, under rules of its own).
"""

import base64
import hashlib
from typing import Any

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

GISCUS = "https://giscus.app"

_serving = False


def on_startup(*, command: str, dirty: bool) -> None:
    global _serving
    _serving = command == "serve"


def on_env(env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> None:
    env.globals["csp"] = _policy


@jinja2.pass_context
def _policy(context: Any, *inline_scripts: str) -> str:
    inline = ["'unsafe-inline'"] if _serving else [_hash(script) for script in inline_scripts]
    policy = {
        "default-src": ["'none'"],
        "script-src": ["'self'", *inline],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "frame-src": [GISCUS] if _comments(context) else ["'none'"],
        "base-uri": ["'none'"],
        "form-action": ["'self'"],
        "require-trusted-types-for": ["'script'"],
        "trusted-types": ["site-scripts"],  # assets/js/site/load.js makes it
    }
    return "; ".join(" ".join([directive, *sources]) for directive, sources in policy.items())


def _hash(script: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"


def _comments(context: Any) -> bool:
    page, giscus = context.get("page"), context["config"].extra.get("giscus") or {}
    return bool(page and page.meta.get("comments") and giscus.get("repo"))
