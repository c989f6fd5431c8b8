"""The whole text of a post for a feed reader: links that work away from the site, no marks for our scripts."""

import jinja2
from lxml import etree, html
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

# the title is the entry's; the rest serves only on our page; a picture is nothing without our styles, its table stays
LEFT_OUT = " | ".join(
    (
        "//h1",
        "//a[@class='headerlink' or @class='sp-ref' or @class='sp-back']",
        "//svg",
        "//script",
        "//input",
        "//comment()",
    )
)


def on_env(env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> None:
    env.filters["for_feed"] = _for_feed


def _for_feed(content: str, address: str) -> str:
    """The HTML of a page as a feed can carry it; `address` is the absolute URL of the page."""
    tree = html.fragment_fromstring(content, create_parent="div")
    for element in tree.xpath(LEFT_OUT):
        element.drop_tree()
    etree.strip_tags(tree, "span")  # colors of code
    tree.make_links_absolute(address)
    return str(html.tostring(tree, encoding="unicode"))
