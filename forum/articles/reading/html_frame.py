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
_SAYS_NOTHING = re.compile(  # "has-sidebar", "content-with-sidebar", "sidebar-layout", "tag-social"
    r"(?:has|with|no|is|category|tag|type|format|think)[-_].*|.*[-_](?:with|without|no)[-_].*"
    r"|.*[-_](?:layout|template|true|false)"
)
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
        if not _SAYS_NOTHING.fullmatch(name)
    )


def is_named_after(name: str, heading: str) -> bool:
    """Whether a name of several words is made of those of a heading, as builders of sites do."""
    words = _WORD.findall(name.lower())
    if _WHOLE.fullmatch(name.lower()):
        return False
    return len(words) > 1 and set(words) <= set(_WORD.findall(heading.lower()))
