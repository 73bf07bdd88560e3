"""Nothing is said to a reader that no catalogue can translate: neither by templates nor by code."""

import ast
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from jinja2 import Environment, nodes

ROOT = Path(__file__).resolve().parent.parent
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
MODULES = sorted(path for path in (ROOT / "forum").rglob("*.py") if "migrations" not in path.parts)

WORD = re.compile(r"[^\W\d_]+")
SENTENCE = re.compile(r"[^\W\d_]{2,}[,:;]? [^\W\d_]{2,}")
READ_ALOUD = {"alt", "aria-description", "aria-label", "aria-roledescription", "aria-valuetext"}
READ = READ_ALOUD | {"label", "placeholder", "title"}
NOT_WORDS = {"kbd", "script", "style"}
SAME_IN_EVERY_LANGUAGE = {"Pohdittavaa"}
TRANSLATES = {"_", "gettext", "ngettext", "pgettext", "npgettext"}
JINJA = Environment(extensions=["jinja2.ext.do"], autoescape=True)


class Page(HTMLParser):
    """The words of a page that no catalogue knows."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.within: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.within.append(tag)
        self.look(" ".join(value or "" for name, value in attrs if name in READ))

    def handle_endtag(self, tag: str) -> None:
        while tag in self.within and self.within.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        if not NOT_WORDS & set(self.within):
            self.look(data)

    def look(self, text: str) -> None:
        self.found += [each for each in WORD.findall(text) if each not in SAME_IN_EVERY_LANGUAGE]


def calls_gettext(node: nodes.Node) -> bool:
    called = isinstance(node, nodes.Call) and node.node
    return isinstance(called, nodes.Name) and called.name in TRANSLATES


def outcome(node: nodes.Node) -> str:
    """What an expression may put on the page as it stands in the template; 0 for all else."""
    if isinstance(node, nodes.Const | nodes.TemplateData):
        return str(node.data if isinstance(node, nodes.TemplateData) else node.value)
    if isinstance(node, nodes.CondExpr):
        return f"{outcome(node.expr1)} {outcome(node.expr2) if node.expr2 else ''}"
    if isinstance(node, nodes.BinExpr | nodes.Concat):
        return " ".join(map(outcome, node.iter_child_nodes()))
    return outcome(node.node) if isinstance(node, nodes.Filter) and node.node else "0"


def literals(node: nodes.Node) -> list[str]:
    """Every literal that no catalogue translates."""
    if isinstance(node, nodes.Const):
        return [node.value] if isinstance(node.value, str) else []
    children = [] if calls_gettext(node) else node.iter_child_nodes()
    return [each for child in children for each in literals(child)]


def untranslated(template: str) -> list[str]:
    tree, page = JINJA.parse(template), Page()
    classes = [each for each in tree.find_all(nodes.Block) if each.name == "body_class"]
    unread = {id(each) for block in classes for each in block.find_all(nodes.Output)}
    for output in tree.find_all(nodes.Output):
        for each in output.nodes if id(output) not in unread else []:
            page.feed(outcome(each))
    page.close()
    return page.found + [each for each in literals(tree) if SENTENCE.search(each)]


def test_no_template_has_words_of_its_own():
    found = {path.name: untranslated(path.read_text("utf-8")) for path in TEMPLATES}
    assert {name: words for name, words in found.items() if words} == {}


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ('<p class="meta">{{ _("Send") }} · {{ count }} <kbd>Esc</kbd> 12 → &amp;</p>', []),
        ("<b data-state=\"{{ a or 'draft' }}\">Pohdittavaa</b>{# a comment of words #}", []),
        ('{{ ngettext("%(num)d case", "%(num)d cases", n) }}', []),
        ("<p>{% if a %}Yes{% endif %}</p>", ["Yes"]),
        ("<h{{ n }}>Two words</h{{ n }}>", ["Two", "words"]),
        ('<p>{{ title or "Untitled" }}</p>', ["Untitled"]),
        ('<p>{{ "On" if a else _("Off") }}</p>', ["On"]),
        ("{% block body_class %}page--desk{% endblock %}", []),
        ('{% macro m() %}<p>{{ "Away"|upper }}</p>{% endmacro %}', ["Away"]),
        ('<a aria-label="Close"></a>', ["Close"]),
        ('<input placeholder="Name" title="{{ \'Here\' if a }}">', ["Name", "Here"]),
        ('<img alt="A view">', ["A", "view"]),
        ('{% set heading = "Hello there" %}', ["Hello there"]),
        ('{{ field(form.x, help="Say it all") }}', ["Say it all"]),
    ],
)
def test_words_that_cannot_be_translated_are_found(template, expected):
    assert untranslated(template) == expected


SAYS = re.compile(
    r"\w+Field|flash|\w*Changed?Error|(Conflict|InvalidForm|NotAllowed|Validation)Error"
)


def unsaid(source: str) -> list[str]:
    """Literals that code hands to a reader without gettext."""
    calls = [
        each for each in ast.walk(ast.parse(source)) if isinstance(each, ast.Call) and each.args
    ]
    return [
        ast.unparse(call.args[0])
        for call in calls
        if SAYS.fullmatch(ast.unparse(call.func).rpartition(".")[2])
        and isinstance(call.args[0], ast.Constant | ast.JoinedStr)
        and WORD.search(ast.unparse(call.args[0]))
    ]


def test_no_code_says_words_of_its_own_to_a_reader():
    found = {str(path.relative_to(ROOT)): unsaid(path.read_text("utf-8")) for path in MODULES}
    assert {name: words for name, words in found.items() if words} == {}
    assert unsaid('flash("Saved.")') == ["'Saved.'"]
    assert unsaid('x = StringField("Title")') == ["'Title'"]
    assert unsaid('raise errors.ConflictError(f"{name} has it")') == ["f'{name} has it'"]
    assert unsaid('flash(_("Saved."))') == []
