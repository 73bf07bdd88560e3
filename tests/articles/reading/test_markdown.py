"""Markdown in its dialects, sign by sign."""

import pytest

from forum.articles.reading.inline import Run, composed
from forum.articles.reading.markdown_inline import inline
from tests.articles.reading.texts import PROSE, questions, read

LINKS = {"list": "https://example.org/list", "here": "/here"}


@pytest.mark.parametrize(
    ("source", "text", "markdown"),
    [
        ("plain words", "plain words", "plain words"),
        ("**bold** __too__", "bold too", "**bold** **too**"),
        ("*it* _too_ ***both***", "it too both", "*it* *too* ***both***"),
        ("*open **and** not closed", "*open and not closed", "\\*open **and** not closed"),
        ("**a *b** c*", "a *b c*", "**a \\*b** c\\*"),
        ("2 * 3 * 4 and snake_case_name", "2 * 3 * 4 and snake_case_name", None),
        ("**** ~~gone~~ *****", "**** gone *****", None),
        (r"\*not\* \[a\]", "*not* [a]", r"\*not\* \[a\]"),
        ("`a*b` ``c`d`` `open", "a*b c`d `open", "`a*b` `` c`d `` \\`open"),
        ("` `", "", ""),
        ("a` `b", "a b", "a b"),
        ("[the list][list] [List] [none] [x][y]", "the list List [none] [x][y]", None),
        (
            "[go](/here) [out](https://example.org 'Title')",
            "go out",
            "go [out](https://example.org)",
        ),
        ("[with `code` and **bold**](https://example.org)", "with code and bold", None),
        ("[[in] side](https://example.org)", "[in] side", "[\\[in\\] side](https://example.org)"),
        ("![alt [x]](https://example.org/p) ![none](p.png)!", "alt x !", None),
        ("[![pic](https://example.org/p)](https://example.org)", "pic", None),
        ("<https://example.org> <b>b</b> <i>i</i> <u>u</u>", "https://example.org b i u", None),
        ('<a href="https://example.org">x</a><a name=y>z</a>', "xz", "[x](https://example.org)z"),
        ("a<br>b<br/>c", "a\nb\nc", "a\nb\nc"),
        ("x{target=_blank} y{: .z} {not one}", "x y {not one}", None),
        ("&amp; &lt; &nbsp;x &nope;", "& < x &nope;", None),
        ("a < b > c <3", "a < b > c <3", None),
        ("**a** **b** c", "a b c", "**a** **b** c"),
    ],
)
def test_the_words_of_a_line(source, text, markdown):
    words = inline(source, LINKS)

    assert words.text == text
    assert markdown is None or words.markdown == markdown


def test_emphasis_ends_with_its_line():
    words = composed([Run("one\ntwo", is_bold=True), Run(" "), Run(" \n"), Run("\nthree ")])
    assert (words.text, words.markdown) == ("one\ntwo\nthree", "**one**\n**two**\nthree")


@pytest.mark.parametrize(
    ("runs", "label"),
    [
        (
            [Run("💭 "), Run("A", is_bold=True), Run(" "), Run("b:", is_bold=True), Run(" c")],
            "A b:",
        ),
        ([Run("a "), Run("B", is_bold=True)], ""),
        ([Run("A", is_bold=True), Run("  ")], ""),
    ],
)
def test_the_bold_words_that_a_block_begins_with(runs, label):
    assert composed(runs).label == label


@pytest.mark.parametrize(
    ("source", "body"),
    [
        ("a\n\n    set in\n    more\n\nb", "a\n\n```\nset in\nmore\n```\n\nb"),
        ("- a\n\n    still a\n\nb", "- a\n\n    still a\n\nb"),
        ("~~~\nx\n~~~~\ny", "```\nx\n```\n\ny"),
        ("```\nnever closed\n```x", "````\nnever closed\n```x\n````"),
        ("- a\n  ```\n  x\n  ```\n", "- a\n\n    ```\n    x\n    ```"),
        ("a\\\nb  \nc\nd", "a\nb\nc d"),
        ("> a\nb\n\n> > c\n> d", "> a b\n\n> > c\n>\n> d"),
        ("[TOC]\n\n* TOC\n{:toc}\n\na", "a"),
        ("a\n{: .note}\nb", "a\n\nb"),
        ("| a | b |\n|---|---|\n| 1 | 2 |\n\nc", "| a | b |\n|---|---|\n| 1 | 2 |\n\nc"),
        ("a | b\nnot a table", "a \\| b not a table"),
        ("* a\n* * *\nb", "- a\n\n---\n\nb"),
        ("1) a\n2) b", "1. a\n2. b"),
        ("a\n7. b", "a\n\n7\\. b"),
        ("!!! note\n\n     # A\n\nb", "# A\n\nb"),
        ("<ul>\n<ul>\n<li>a</li>\n</ul>\n\nb", "- a\n\n    b"),
        ("<p>a\n\n**b**", "a\n\n**b**"),
        ("a) b\n\nc) d", "- a) b\n\nc) d"),
        ("- [x] a\n- [ ] b", "- a\n- b"),
        ("```{note} Mind\nthe *coffee*\n```\na", "> **Mind**\n>\n> the *coffee*\n\na"),
        ("```{code-block} python\nx\n```\na", "```\nx\n```\n\na"),
        ('::: {.callout-note title="Mind"}\na\n:::\nb', "> **Mind**\n>\n> a\n\nb"),
        (":::: note Mind this\na\n::::\n:::\nb", "> **Mind this**\n>\n> a\n\nb"),
        (":::\na\n", "a"),
        ("::::: note A\n\n```{tip} B\n\n# C\n\n:::\n\n```\n\nd", None),
        ("<div>\n</span>\n</section>\n</div>\n\na", "a"),
        ('<div 1a="x" class=note>\n\na\n\n</div>', "a"),
        ('{{% notice tip "Mind" %}}\na\n{{% /notice %}}\nb', "> **Mind**\n>\n> a\n\nb"),
        ("- a.\nB.\n\n- c.\nD.\n", "- a.\n\nB.\n\n- c.\n\nD."),
        ('=== "A tab"\n\n    a\n\nb', "> **A tab**\n>\n> a\n\nb"),
        ("!!!\na", "!!! a"),
        ("<!DOCTYPE x>\na <!-- b --> c <!-- d", "a c <!-- d"),
        (
            "#hash is no heading\n\n##Two is\n\n####### seven",
            "#hash is no heading\n\n## Two is\n\n",
        ),
    ],
)
def test_the_blocks_of_a_text(source, body):
    found = read(f"# A title\n\n{source}\n").body_markdown
    assert body is None or found == body or (body.endswith("\n\n") and found.startswith(body))


@pytest.mark.parametrize(
    "box",
    [
        "<details>\n<summary>Discussion question</summary>\n\nWho asked?\n\n</details>",
        "<details><summary><b>Discussion question</b></summary>\n\nWho asked?\n\n</details>",
        '<div class="note"><p class="admonition-title">To ponder</p><p>Who asked?</p></div>',
        "> **Discussion question**\n>\n> Who asked?",
        "```{admonition} Discussion question\n:class: tip\n\nWho asked?\n```",
        '??? note "To ponder"\n\n    Who asked?\n',
        "::: discussion\n\nWho asked?\n\n:::",
    ],
)
def test_a_box_is_a_section_that_ends_with_it(box):
    text = f"# A title\n\n{PROSE['en']}\n\n{box}\n\nWill you come?\n\n{PROSE['en']}\n"
    assert questions(text) == ["Who asked?"]
