"""What a text looks like: our Markdown as safe HTML, plain text and excerpts."""

import pytest

from forum import richtext

TABLE = (
    "<table><thead><tr><th>a</th><th>b</th></tr></thead>"
    "<tbody><tr><td><code>c|d</code></td><td>e|f</td></tr></tbody></table>"
)
REL = 'rel="nofollow ugc noopener noreferrer"'


def link(address: str, words: str | None = None) -> str:
    return f'<a href="{address}" {REL}>{words or address}</a>'


def shown(text: str) -> str:
    """The HTML of a text on one line, without the paragraph around it if it is only one."""
    html = richtext.render(text).replace("\n", "")
    is_one = html.count("<p>") == 1 and html.startswith("<p>") and html.endswith("</p>")
    return html[3:-4] if is_one else html


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<b>bold</b>",
        "<!-- a comment -->",
        "<math>",
        "<svg onload=alert(1)>",
        "<img src=x onerror=alert(1)>",
        "</p></div>",
        "</div>" * 50,
        "<table><tr><td>",
        "<textarea>",
        "<form action=/logout>",
        '<input name="csrf_token" id="main">',
        "<iframe src=https:x></iframe>" * 20,
        "<style>* { display: none }</style>",
        "<![CDATA[x]]>",
        "<?php x ?>",
        "5 < 6 > 4",
    ],
)
def test_html_that_somebody_types_is_shown_as_they_typed_it(text):
    assert shown(text) == text.replace("<", "&lt;").replace(">", "&gt;")
    assert richtext.plain(text) == text


def test_nothing_after_an_unclosed_tag_is_lost():
    assert "<p>the rest</p>" in richtext.render("<math><svg>\n\nthe rest")


@pytest.mark.parametrize(
    "text",
    [
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt:alert(1))",
        "[x](data:text/html,hi)",
        "[x](vbscript:x)",
        "[x](file:///etc/passwd)",
        "[x](ftp://example.org)",
        "[x](//example.org)",
        "[x](/me)",
        "[x](?q)",
        "[x](#top)",
        "[x]()",
        "[x](example.org)",
        "[x](https://)",
        "[x](https:///path)",
        "[x](https://user@example.org)",
        "[x](https://^^)",
        "[x](mailto:nobody)",
        "![x](data:image/png;base64,AA)",
        "![x](picture.png)",
        "https://",
        "https://\\",
        "www.",
        "[x][1]",
        "[1]: /me",
        "text[^1]",
    ],
)
def test_what_leads_nowhere_of_ours_stays_text(text):
    assert shown(text) == text


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("[x](https://example.org)", link("https://example.org", "x")),
        ("[x]( https://example.org )", link("https://example.org", "x")),
        ("[x](<https://example.org>)", link("https://example.org", "x")),
        ("[x](https://example.org 'title')", link("https://example.org", "x")),
        ('[x](https://example.org "title")', link("https://example.org", "x")),
        ("[x](www.example.org)", link("https://www.example.org", "x")),
        ("[x](mailto:a@example.org)", link("mailto:a@example.org", "x")),
        ("[x](https://fi.wikipedia.org/A_(b))", link("https://fi.wikipedia.org/A_(b)", "x")),
        (
            "[x](https://example.org:8080/?a=b&c=d)",
            link("https://example.org:8080/?a=b&amp;c=d", "x"),
        ),
        ("[](https://example.org)", link("https://example.org")),
        ("[**x**](https://example.org)", link("https://example.org", "<strong>x</strong>")),
        ("[a [b]](https://example.org)", link("https://example.org", "a [b]")),
        ("![x](https://example.org/a.png)", link("https://example.org/a.png", "x")),
        ("https://example.org/a_b_c", link("https://example.org/a_b_c")),
        ("HTTPS://example.org", link("HTTPS://example.org")),
        ("See https://example.org/a.", f"See {link('https://example.org/a')}."),
        ("(https://example.org/a)", f"({link('https://example.org/a')})"),
        ("www.example.org, too", f"{link('https://www.example.org', 'www.example.org')}, too"),
        ("<https://example.org>", link("https://example.org")),
        ("<a@example.org>", link("mailto:a@example.org", "a@example.org")),
        ("a@example.org", "a@example.org"),
        ("`https://example.org`", "<code>https://example.org</code>"),
        ('https://example.org/"x', f'{link("https://example.org/")}"x'),
        # The sanitiser knows hosts better than we do; without an address there is no link.
        ("[x](https://example.org:99999)", "x"),
    ],
)
def test_addresses_become_links_and_pictures_too(text, html):
    assert shown(text) == html


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("*a* _b_ **c** __d__", "<em>a</em> <em>b</em> <strong>c</strong> <strong>d</strong>"),
        ("a_b_c", "a_b_c"),
        ("**unclosed", "**unclosed"),
        ("*unclosed _too `and this [and](that", "*unclosed _too `and this [and](that"),
        ("\\*no\\* \\_no\\_ \\[no\\]", "*no* _no_ [no]"),
        ("`<b>` & ``a ` b``", "<code>&lt;b&gt;</code> &amp; <code>a ` b</code>"),
        ("one\ntwo", "one<br>two"),
        ("one\n\ntwo", "<p>one</p><p>two</p>"),
        ("---", "<hr>"),
        ("two\n---", "<p>two</p><hr>"),
        ("# a", "<h3>a</h3>"),
        ("## a", "<h4>a</h4>"),
        ("###### a", "<h6>a</h6>"),
        ("#a", "#a"),
        ("# a {: #id onclick=x }", "<h3>a {: #id onclick=x }</h3>"),
        ("Title\n=====", "Title<br>====="),
        ("- a\n- b", "<ul><li>a</li><li>b</li></ul>"),
        ("- a\n    - b", "<ul><li>a<ul><li>b</li></ul></li></ul>"),
        ("3. a\n4. b", '<ol start="3"><li>a</li><li>b</li></ol>'),
        ("> a\n> > b", "<blockquote><p>a</p><blockquote><p>b</p></blockquote></blockquote>"),
        ("    indented", "indented"),
        ("```\n<b> *a*\n```", "<pre><code>&lt;b&gt; *a*</code></pre>"),
        ("~~~ py\nx\n\ny\n~~~", "<pre><code>xy</code></pre>"),
        ("```\nunclosed", "```<br>unclosed"),
        ("&copy; &amp; & &lt;", "© &amp; &amp; &lt;"),
        ("|a|b|\n|-|-|\n|`c|d`|e\\|f|", TABLE),
    ],
)
def test_markup_is_what_one_knows_from_elsewhere(text, html):
    assert shown(text) == html


def test_an_article_has_its_headings_one_step_higher():
    assert richtext.render_article("# a\n\n###### b") == "<h2>a</h2>\n<h6>b</h6>"


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("", ""),
        ("# A\n\n**b** [c](https://example.org)", "A\nb c"),
        ("- a\n- b\n\n> c", "a\nb\nc"),
        ("|a|b|\n|-|-|\n|c|d|", "a\nb\nc\nd"),
        ("one\ntwo", "one\ntwo"),
        ("<b> & `<i>`", "<b> & <i>"),
    ],
)
def test_plain_text_has_the_words_only(text, plain):
    assert richtext.plain(text) == plain


@pytest.mark.parametrize(
    ("text", "limit", "excerpt"),
    [
        ("", 10, ""),
        ("short", 10, "short"),
        ("**short**\n\nand sweet", 20, "short and sweet"),
        ("- a list\n- of few", 20, "a list of few"),
        ("ten letter", 10, "ten letter"),
        ("ten letters", 10, "ten…"),
        ("one two three", 8, "one two…"),
        ("incomprehensible", 8, "incompr…"),
        ("aaaaaa\u0323\u0323\u0323bbbb", 8, "aaaaa…"),
        ("one", 2, "o…"),
        # What is not looked at is not lost silently.
        (f"few words{' ' * 2000}more", 100, "few words…"),
        ("word " * 4000, 12, "word word…"),
    ],
    ids=lambda each: repr(each)[:30],
)
def test_an_excerpt_is_cut_between_words(text, limit, excerpt):
    assert richtext.excerpt(text, limit) == excerpt


def test_an_excerpt_does_not_read_the_rest():
    assert richtext.excerpt("words " * 500 + "[" * 1_000_000, 20) == "words words words…"


def test_an_excerpt_of_a_text_that_was_taken_is_never_refused():
    deep, code = "> " * 20 + "deep\n", "more code\n" * 200
    text = f"```\n{deep}{code}```"
    richtext.check(text)

    assert richtext.excerpt(text, 12) == "``` > > > >…"
