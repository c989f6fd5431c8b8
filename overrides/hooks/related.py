"""Where a post leads: the other parts of its series, and posts about the same.

Templates know `all_series` (those with posts, in the order of mkdocs.yml), `series_of(post)` and `related(post)`.
"""

from dataclasses import dataclass
from heapq import nlargest
from typing import Any

import jinja2
from material.plugins.blog.structure import Post
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

MOST = 3


@dataclass(frozen=True)
class Series:
    """Posts that are read one after the other."""

    slug: str
    title: str
    posts: list[Post]  # the oldest first


def on_env(env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> None:
    i18n: Any = config.plugins["i18n"]
    blog: Any = config.plugins["material/blog"]
    posts: list[Post] = sorted(blog.blog.posts, key=_age)
    titles: dict[str, dict[str, str]] = config.extra.get("series") or {}
    parts = {slug: [post for post in posts if post.meta.get("series") == slug] for slug in titles}
    series = {slug: Series(slug, titles[slug][i18n.current_language], found) for slug, found in parts.items() if found}
    topics = {post.url: _topics(post) for post in posts}

    def series_of(post: Post) -> Series | None:
        return series.get(post.meta.get("series", ""))

    def related(post: Post) -> list[Post]:
        """At most three that share tags or categories, the most alike and then the newest first."""
        mine, part_of = topics[post.url], series_of(post)
        others = (each for each in posts if each is not post and not (part_of and series_of(each) is part_of))
        alike = [each for each in others if mine & topics[each.url]]
        return nlargest(MOST, alike, key=lambda each: (len(mine & topics[each.url]), *_age(each)))

    env.globals.update(all_series=list(series.values()), series_of=series_of, related=related)


def _age(post: Post) -> tuple[Any, str]:
    return post.config.date.created, post.file.src_uri.partition("/")[2]


def _topics(post: Post) -> frozenset[str]:
    tags, folders = post.meta.get("tags") or [], [category.url for category in post.categories]
    return frozenset([*(f"tag {tag}" for tag in tags), *(f"category {folder}" for folder in folders)])
