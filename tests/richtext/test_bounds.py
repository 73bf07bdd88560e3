"""What would take too long is refused before it is parsed, with a sentence that says what to do."""

import pytest
from flask import Flask
from flask_babel import Babel

from forum import richtext
from forum.richtext import ARTICLE_LIMIT, POST_LIMIT, TooComplexError


@pytest.fixture
def in_english():
    app = Flask("bounds")
    Babel(app)
    with app.test_request_context():
        yield


@pytest.mark.parametrize(
    ("text", "code", "words"),
    [
        ("a" * (POST_LIMIT + 1), "too_long", "20001 characters, and there is room for 20000"),
        ("> " * 13 + "a", "too_deep", "more than 12 deep"),
        ("- " * 13 + "a", "too_deep", "more than 12 deep"),
        ("1. " * 13 + "a", "too_deep", "more than 12 deep"),
        (" " * 4 * 7 + "> - " * 5 + "a", "too_deep", "more than 12 deep"),
        ("*a " * 2_501, "block_too_marked", "more than 2500 lines and signs"),
        ("a\n" * 2_501, "block_too_marked", "more than 2500 lines and signs"),
        (("*a " * 2_200 + "\n\n") * 2, "too_many_marks", "more than 4000 lines and signs"),
        ("# a\n" * 101, "too_many_headings", "More than 100 headings or rules"),
        ("---\n" * 101, "too_many_headings", "More than 100 headings or rules"),
        ("> # a\n" * 101, "too_many_headings", "More than 100 headings or rules"),
        (f"{'a|' * 100}\n{'-|' * 100}\n" + "|\n" * 60, "table_too_big", "more than 5000 cells"),
    ],
    ids=lambda each: repr(each)[:30],
)
def test_a_post_that_is_too_intricate_is_refused_with_a_sentence(in_english, text, code, words):
    with pytest.raises(TooComplexError) as refused:
        richtext.check(text)

    assert refused.value.code == code
    assert words in refused.value.sentence
    assert str(refused.value) == refused.value.sentence


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a" * (ARTICLE_LIMIT + 1), "too_long"),
        ("a\n\n" * 10_001, "too_many_blocks"),
        ("a" * 20_001, "block_too_long"),
        (("*a " * 2_400 + "\n\n") * 13, "too_many_marks"),
    ],
    ids=lambda each: repr(each)[:30],
)
def test_an_article_is_refused_later(text, code):
    with pytest.raises(TooComplexError) as refused:
        richtext.check_article(text)

    assert refused.value.code == code


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a" * POST_LIMIT,
        "word " * 3_999 + "word",
        "> " * 12 + "a",
        "- " * 50 + "-",
        "* * *",
        "# a\n\n" * 200,
        f"{'a|' * 20}\n{'-|' * 20}\n" + f"{'b|' * 20}\n" * 200,
        f"```\n{'* ' * 5_000}\n{'# a' * 2_000}\n```",
        "a line that ends.  \n" * 900,
        "1. **Bold** and [a link](https://x.fi)\n" * 400,
    ],
    ids=lambda each: repr(each)[:30],
)
def test_a_long_but_ordinary_post_is_taken(text):
    richtext.check(text)
    richtext.check_article(text)


def test_a_real_article_is_taken():
    paragraph = "A meeting is a promise, *and* a promise needs [somebody](https://example.org). "
    article = "\n\n".join([f"## Chapter\n\n{paragraph * 20}"] * 200)

    richtext.check_article(article)
    assert richtext.render_article(article).count("<h3>") == 200


def test_the_refused_are_not_rendered():
    for render in (richtext.render, richtext.render_article):
        with pytest.raises(TooComplexError):
            render("> " * 100)
