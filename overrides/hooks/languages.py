"""Two languages and a blog in one build: every page has the same path in each language.

docs/es/x.md is read at /x/ and docs/en/x.md at /en/x/, the lists of the blog included, so the twin of a
page is a change of prefix. mkdocs-static-i18n builds the site once for each language; Material's blog does
not survive its choice of files (ultrabug/mkdocs-static-i18n 283), so here the choice comes first.
"""

import functools
from pathlib import Path
from typing import Any

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files
from mkdocs.utils import write_file


@event_priority(100)  # before the blog reads its settings
def on_config(config: MkDocsConfig) -> None:
    i18n, blog = _plugins(config)
    blog.config.blog_dir = f"{_language(i18n)}/blog"
    if not Path(config.docs_dir, blog.config.blog_dir, "index.md").is_file():
        raise PluginError(f"docs/{blog.config.blog_dir}/index.md: missing; the blog starts there, write it")
    blog.config.categories_slugify = functools.partial(_category_folder, config)
    blog._path_to_file = functools.partial(_blog_file, i18n, blog)
    blog._render_post = lambda excerpt, view: excerpt  # lists show the description of a post, not its beginning
    # on_files below has done it when static-i18n comes to it (its turn is after the blog)
    i18n.reconfigure_files = lambda files, config: files
    i18n.reconfigure_material_blog = lambda nav, config, files: nav


def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Keeps the files of one language; the blog comes next and sees only these."""
    i18n, _ = _plugins(config)
    kept: Files = type(i18n).reconfigure_files(i18n, files, config)
    language = _language(i18n)
    posts = f"{language}/blog/posts/"
    for file in kept.media_files():
        if file.src_uri.startswith(posts):  # the blog would do it for English alone: Spanish is read without /es/
            file.dest_uri = f"{_prefix(i18n, language)}blog/{file.src_uri.removeprefix(posts)}"
            for derived in ("url", "abs_dest_path"):
                vars(file).pop(derived, None)
    return kept


@event_priority(200)  # before the listings of tags are rendered
def on_env(env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> None:
    """What every template knows; `in_languages` also serves for addresses that have no page."""
    i18n, blog = _plugins(config)
    here = _prefix(i18n, _language(i18n))

    def in_languages(url: str) -> list[tuple[str, str, bool, str]]:
        """(locale, name, is it the default, address) of a page in each language, its own included."""
        path = url.removeprefix("./").removeprefix(here)
        languages = [each for each in i18n.config.languages if each.build]
        return [(x.locale, x.name, x.default, _prefix(i18n, x.locale) + path) for x in languages]

    newest = sorted(blog.blog.posts, key=lambda post: post.config.date.created, reverse=True)
    pages = [file for file in files.documentation_pages() if file.page]
    env.globals.update(in_languages=in_languages, lang_home=here, blog_posts=newest, site_pages=pages)
    env.globals.update(i18n_current_language=_language(i18n))


@event_priority(-200)  # last: what is written here is final
def on_post_template(output: str, *, template_name: str, config: MkDocsConfig) -> str:
    """404.html, sitemap.xml, feed.xml, llms.txt: those of the other language go to its own folder."""
    i18n, _ = _plugins(config)
    home = _prefix(i18n, _language(i18n))
    if not home or not output:
        return output
    if template_name != "robots.txt":  # a site has one
        write_file(output.encode(), f"{config.site_dir}/{home}{template_name}")
    return ""


def _plugins(config: MkDocsConfig) -> tuple[Any, Any]:
    return config.plugins["i18n"], config.plugins["material/blog"]


def _language(i18n: Any) -> str:
    return str(i18n.current_language or i18n.default_language)


def _prefix(i18n: Any, language: str) -> str:
    return "" if language == i18n.default_language else f"{language}/"


def _blog_file(i18n: Any, blog: Any, path: str, config: MkDocsConfig, *, temp: bool = True) -> File:
    """The address of a post or a list: without the folder of the default language."""
    file: File = type(blog)._path_to_file(blog, path, config, temp=temp)
    language = _language(i18n)
    file.dest_uri = _prefix(i18n, language) + file.dest_uri.removeprefix(f"{language}/")
    return file


def _category_folder(config: MkDocsConfig, name: str, separator: str) -> str:
    """The same folder for a category and its translation."""
    language = _language(config.plugins["i18n"])
    folders: dict[str, dict[str, str]] = config.extra["categories"]
    if found := [folder for folder, names in folders.items() if names[language] == name]:
        return found[0]
    raise PluginError(f"the category {name!r} has no folder; add it to extra.categories of mkdocs.yml")
