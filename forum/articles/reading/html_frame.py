"""The classes, ids and roles by which an element says that it is the frame of a page."""

import re

_WORDS = {
    "nav",
    "navbar",
    "navigation",
    "menu",
    "sidebar",
    "breadcrumb",
    "breadcrumbs",
    "footer",
    "comments",
    "comment",
    "respond",
    "share",
    "sharing",
    "sharedaddy",
    "social",
    "related",
    "widget",
    "widgets",
    "cookie",
    "cookies",
    "toc",
    "pagination",
    "pager",
    "advert",
    "advertisement",
    "newsletter",
    "skip",
    "headerlink",
    "masthead",
    "search",
    "prevnext",
    "topbar",
    "banner",
    "subscribe",
    "reply",
    "addthis",
    "disqus",
    "backlinks",
    "permalink",
    "navlinks",
    "byline",
    "logo",
    "brand",
    "sitename",
    "sitemap",
    "contentinfo",
    "dialog",
    "alertdialog",
    "tooltip",
    "relatedposts",
    "relatedarticles",
    "commentlist",
    "commentthread",
    "replies",
    "giscus",
    "utterances",
    "sphinxsidebar",
    "sphinxsidebarwrapper",
    "sidebarwrapper",
    "sidenav",
    "rightbar",
    "leftbar",
    "offcanvas",
    "drawer",
    "toctree",
    "localtoc",
    "lwptoc",
    "tableofcontents",
    "colophon",
    "popup",
    "modal",
    "postmeta",
    "tagcloud",
    "signup",
    "promo",
    "sponsor",
    "wpforms",
}
_WORD = re.compile(r"[a-z]+")
_SAYS_NOTHING = re.compile(r"(?:has|with|no|is)[-_]")  # "has-sidebar"
_WHOLE = re.compile(
    r"(?:related|recent|popular|latest|more|further|other|similar)[-_]?(?:posts?|articles?|stories)"
    r"|table[-_]of[-_]contents|author[-_](?:box|bio|card)|about[-_](?:the[-_])?author"
    r"|(?:sr|screen[-_]reader)[-_](?:only|text)|visually[-_]hidden|(?:mc4wp|wpcf7)(?:[-_]form)?"
)


def is_named_as_frame(names: str) -> bool:
    """Whether one of the names, parted by spaces, is that of navigation, comments, advertising."""
    return any(
        not _WORDS.isdisjoint(_WORD.findall(name)) or _WHOLE.fullmatch(name)
        for name in names.lower().split()
        if not _SAYS_NOTHING.match(name)
    )
