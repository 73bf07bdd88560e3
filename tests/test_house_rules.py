"""Rules of the house that a test can hold."""

import re
from pathlib import Path

import pytest
from flask import Flask

from forum.app import create_app
from forum.db import Base
from forum.discussion.models import Post, Revision
from forum.permissions import asked_by
from tests.conftest import settings_for

ROOT = Path(__file__).parent.parent
FORUM = ROOT / "forum"
MODULES = sorted(path for path in FORUM.rglob("*.py") if "migrations" not in path.parts)


@pytest.fixture(scope="module")
def any_app(tmp_path_factory) -> Flask:
    folder = tmp_path_factory.mktemp("rules")
    return create_app(settings_for(folder, f"sqlite:///{folder / 'forum.db'}"))


def test_every_route_says_what_it_asks_for(any_app):
    silent = [
        rule.endpoint
        for rule in any_app.url_map.iter_rules()
        if asked_by(any_app.view_functions[rule.endpoint]) is None
    ]
    assert silent == []


@pytest.mark.parametrize(
    ("code", "homes"),
    [
        (r"\bselect\(|\bdb\.session\.(get|query)\(", r".*queries\.py|visibility\.py"),
        (r"\bcommit\(", r"db\.py"),
        (r"\brender_template\(", r"pages/.*\.py|postman/wording\.py"),
        (r"\.state = ", r"nowhere"),
        (r"\bpost\.live_revision_id = ", r"nowhere"),
        (r"\bBEGIN\b", r"db\.py|doctor/database\.py"),
    ],
)
def test_each_thing_has_its_home(code, homes):
    found = {
        str(path.relative_to(FORUM)) for path in MODULES if re.search(code, path.read_text("utf-8"))
    }
    astray = {name for name in found if not re.fullmatch(rf"(.*/)?({homes})", name)}
    assert astray == set()


def test_no_collection_goes_round_the_visibility_rule():
    ways = [way for mapper in Base.registry.mappers for way in mapper.relationships]
    assert not [str(way) for way in ways if way.mapper.class_ in {Post, Revision}]


def test_an_alias_is_made_once():
    """It lists all columns of its table anew: more work than the rest of a page's statements."""
    makes = re.compile(r"^ +.*\baliased\(", re.MULTILINE)
    assert [path.name for path in MODULES if makes.search(path.read_text("utf-8"))] == []


def test_nothing_is_loaded_lazily():
    ways = [way for mapper in Base.registry.mappers for way in mapper.relationships]
    assert {way.lazy for way in ways} <= {"raise_on_sql", "joined"}


def test_a_page_is_named_after_its_endpoint():
    """templates/ mirrors pages/: every whole page is rendered by the module of its folder."""
    pages = {
        str(path.relative_to(ROOT / "templates"))
        for path in (ROOT / "templates").rglob("*.html")
        if not path.name.startswith("_") and path.parent.name not in {"templates", "_partials"}
    }
    source = "\n".join(path.read_text("utf-8") for path in (FORUM / "pages").glob("*.py"))
    # A mail is no page: the postman words it from its kind.
    pages = {page for page in pages if not page.startswith("postman/")}
    assert {page for page in pages if f'"{page}"' not in source} == set()


def test_a_partial_says_what_it_needs():
    partials = (ROOT / "templates").rglob("_*.html")
    silent = [
        path.name
        for path in partials
        if not re.match(r"\{#.*Needs:", path.read_text("utf-8"), re.DOTALL)
    ]
    assert silent == []


@pytest.mark.parametrize("ending", ["*.py", "*.html", "*.css", "*.js"])
def test_no_file_is_longer_than_300_lines(ending):
    places = [FORUM, ROOT / "templates", ROOT / "tests"]
    long = {
        str(path.relative_to(ROOT)): lines
        for place in places
        for path in place.rglob(ending)
        if "versions" not in path.parts
        and (lines := len(path.read_text("utf-8").splitlines())) > 300
    }
    assert long == {}


def test_no_template_has_inline_script_or_style():
    inline = re.compile(r"<style|\sstyle=|\son[a-z]+=|<script(?![^>]*\ssrc=)", re.IGNORECASE)
    found = [
        path.name
        for path in (ROOT / "templates").rglob("*.html")
        # A mail program asks nobody for a style sheet.
        if path.parent.name != "postman" and inline.search(path.read_text("utf-8"))
    ]
    assert found == []


def test_every_column_about_a_person_says_what_becomes_of_it():
    """Own data walks the metadata: who forgets the mark on a text column fails here."""
    said = {"export", "blank"}
    marks = {
        column.info["personal"]
        for table in Base.metadata.tables.values()
        for column in table.columns
        if "personal" in column.info
    }
    assert marks == said


COLOUR = re.compile(r"#[0-9a-f]{3,8}\b|\b(?:rgb|hsl|oklch)a?\(", re.IGNORECASE)
CSS = sorted((FORUM / "static/css").glob("*.css"))


@pytest.mark.parametrize("sheet", CSS, ids=lambda path: path.name)
def test_every_style_sheet_stands_in_its_layer(sheet):
    text = re.sub(r"/\*.*?\*/", "", sheet.read_text("utf-8"), flags=re.DOTALL)
    outside = re.split(r"@layer [a-z]+ \{", text)[0].strip()
    assert re.fullmatch(r"(@layer [a-z, ]+;)?|@view-transition \{[^}]*\}", outside)


@pytest.mark.parametrize("sheet", CSS, ids=lambda path: path.name)
def test_colours_are_named_in_one_place(sheet):
    text = re.sub(r"/\*.*?\*/", "", sheet.read_text("utf-8"), flags=re.DOTALL)
    assert sheet.name == "tokens.css" or COLOUR.findall(text) == []


@pytest.mark.parametrize("script", sorted((FORUM / "static/js").glob("*.js")), ids=lambda p: p.name)
def test_a_script_is_short_and_stands_alone(script):
    lines = script.read_text("utf-8").splitlines()
    assert len(lines) <= 60
    assert not [line for line in lines if re.match(r"import\b", line)]
