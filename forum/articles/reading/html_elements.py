"""Which elements of a page are the text, which its frame."""

import re
from collections.abc import Iterator

from lxml import etree

from forum.articles.reading.blocks import Box
from forum.articles.reading.html_frame import is_named_after, is_named_as_frame
from forum.articles.reading.markdown_boxes import box_named

Element = etree._Element  # noqa: SLF001 - lxml gives the class no other name

HIDDEN = {
    "script",
    "style",
    "noscript",
    "template",
    "svg",
    "button",
    "iframe",
    "object",
    "embed",
    "select",
    "textarea",
    "input",
    "form",
    "nav",
    "head",
    "canvas",
    "audio",
    "video",
    "map",
    "datalist",
    "dialog",
    "math",
}
INLINE = {
    "a",
    "abbr",
    "acronym",
    "b",
    "bdi",
    "bdo",
    "big",
    "cite",
    "code",
    "data",
    "del",
    "dfn",
    "em",
    "font",
    "i",
    "img",
    "ins",
    "kbd",
    "label",
    "mark",
    "q",
    "s",
    "samp",
    "small",
    "span",
    "strike",
    "strong",
    "sub",
    "sup",
    "time",
    "tt",
    "u",
    "var",
    "wbr",
    "br",
    "ruby",
    "rt",
    "nobr",
    "summary",
    "button",
}
HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
LISTS = {"ul", "ol", "menu", "dir"}
_HOLDS_TEXT = {"form", "button"}
_NEVER_FRAME = {"html", "body", "main", "article"}

_NOTE = re.compile(
    r"(?:^|\s)(?:admonition|callout|note|tip|important|box|boxed|panel|alert|discussion|reflection"
    r"|reflect|question|questions|think|exercise|challenge|activity|textbox|wp-block-group)(?:\s|$|-|_)",
    re.IGNORECASE,
)

_KINDS_OF_BOX = {
    *("question", "questions", "discussion", "discuss", "reflection", "reflect"),
    *("abstract", "bug", "caution", "danger", "failure", "success", "warning"),
}
_ANSWERED = re.compile(r"(?:^|[-_])faqs?(?:$|[-_])")
_TITLE_OF_BOX = re.compile(
    r"(?:admonition|callout|box|textbox|panel|card)(?:-|_|__)(?:title|header|heading)(?:-container)?(?:\s|$)"
)


def named(element: Element) -> str:
    """Its classes, id and types, as one string."""
    if not element.attrib:
        return ""
    return " ".join(
        value
        for name in ("class", "id", "data-type", "data-element-type", "role")
        if (value := element.get(name))
    )


def is_frame(element: Element, tag: str) -> bool:
    """Whether an element belongs to the page around the text, or is seen by nobody."""
    if tag in _HOLDS_TEXT and _holds_text(element, tag):
        return False
    if tag in HIDDEN or element.get("hidden") is not None or element.get("aria-hidden") == "true":
        return True
    if tag in _NEVER_FRAME:
        return False
    names = named(element)
    is_beside = tag == "aside" or element.get("role") == "complementary"
    if tag == "footer" or (is_beside and not _NOTE.search(names)):
        return True
    if tag == "h1" and "site-title" in names:
        return True
    return is_named_as_frame(names) and not _is_named_by_its_words(element, tag)


def _holds_text(element: Element, tag: str) -> bool:
    """Whether a form is around the whole page, or a button is all of a heading that folds."""
    if tag == "form":
        return element.find(".//h1") is not None
    above = element.getparent()
    return (
        above is not None and above.tag in HEADINGS and not "".join(above.xpath("text()")).strip()
    )


def _is_named_by_its_words(element: Element, tag: str) -> bool:
    """Whether only the id of a heading or a section, made of its heading, is like a frame's."""
    classes = element.get("class") or ""
    if is_named_as_frame(f"{classes} {element.get('role') or ''}"):
        return False
    if tag in HEADINGS:
        return True
    first = next(iter(element), None)
    is_section = tag == "section" or "section" in classes.split()
    return (
        is_section
        and first is not None
        and first.tag in HEADINGS
        and is_named_after(element.get("id") or "", "".join(first.itertext()))
    )


def is_title_of_box(element: Element) -> bool:
    """Whether an element holds no more than the title of the box around it."""
    return bool(_TITLE_OF_BOX.search(named(element)))


def is_of_answered_questions(element: Element) -> bool:
    """Whether an element holds what is often asked, with its answers."""
    return (element.get("itemtype") or "").endswith("schema.org/FAQPage") or any(
        _ANSWERED.search(name) for name in (element.get("class") or "").lower().split()
    )


def box_of(element: Element, tag: str) -> Box | None:
    """What box an element is, if it is one."""
    if tag == "blockquote":
        return Box.QUOTE
    if is_title_of_box(element):
        return None
    if is_of_answered_questions(element):
        return Box.ANSWER
    names = f"{named(element)} {tag if '-' in tag or tag == 'quiz' else ''}"
    kind = box_named(names)
    if kind is not Box.NOTE:
        return kind
    is_box = tag in {"aside", "details", "fieldset"} or (
        tag == "div" and (_NOTE.search(names) or any(map(is_title_of_box, element[:1])))
    )
    return Box.NOTE if is_box else None


def kind_of_box(element: Element) -> str:
    """The class that says what a box is for, as "question" or "warning"; "" if none does."""
    names = (element.get("class") or "").lower().split()
    return next((name for name in names if name in _KINDS_OF_BOX), "")


def is_named_only(element: Element) -> bool:
    """Whether only its class says what a box is for, no title at its top."""
    return element.tag == "div" and not any(map(is_title_of_box, element[:1]))


_CLASSES_OF_ROOTS = (
    "post-body",
    "entry-content",
    "post-content",
    "article-body",
    "article-content",
)
_ROOTS = (
    ".//*[@itemprop='articleBody']",
    *(f".//*[contains(concat(' ', @class, ' '), ' {name} ')]" for name in _CLASSES_OF_ROOTS),
    *(".//article", ".//main", ".//*[@role='main']"),
    *(".//*[@id='content']", ".//*[@id='main-content']", ".//*[@id='main']"),
)
_LEAST_SHARE = 0.3
_ENOUGH = 2_000


def root_of(page: Element) -> Element:
    """The element that holds the text: the first of the usual ones with enough of the words."""
    body = page.find(".//body")
    whole = body if body is not None else page
    enough = _LEAST_SHARE * min(length_of(whole), _ENOUGH)
    for path in _ROOTS:
        best: Element | None = max(page.xpath(path), key=length_of, default=None)
        if best is not None and length_of(best) >= enough:
            return best
    return whole


def words_of(element: Element) -> str:
    """The words of an element on one line, what is frame left out."""
    return " ".join("".join(_seen(element)).split())


def length_of(element: Element) -> int:
    """How many letters the words of an element have, what is frame left out."""
    return sum(len(words.strip()) for words in _seen(element))


def _seen(element: Element) -> Iterator[str]:
    events = etree.iterwalk(element, events=("start", "end"))
    for event, each in events:
        if event == "end":
            yield (each.tail or "") if each is not element else ""
        elif each is not element and is_frame(each, str(each.tag)):
            events.skip_subtree()
        else:
            yield each.text or ""
