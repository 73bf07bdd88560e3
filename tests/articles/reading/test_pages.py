"""HTML pages as they come: with their navigation, their comments, their sharing buttons."""

import datetime as dt

import pytest

from forum.articles import reading
from tests.articles.reading.texts import PROSE, read

BLOGGER = """
<!DOCTYPE html>
<html lang="fi"><head><meta charset="utf-8"><title>Kokousblogi: Kuka kysyi?</title></head>
<body class="item-view has-sidebar">
<header><h1 class="title">Kokousblogi</h1></header>
<div class="tabs-outer"><ul class="nav-menu"><li><a href="/">Etusivu</a></li>
<li>Onko kysyttävää?</li></ul></div>
<div class="main section" id="main">
<div class="date-outer"><h2 class="date-header"><span>tiistai 17. marraskuuta 2009</span></h2>
<div class="post hentry">
<h3 class="post-title entry-title">Kuka kysyi?</h3>
<div class="post-body entry-content">
{prose}<br><br>
<b>Pohdittavaa:</b><br>
<ol><li>Kuka kysyi viimeksi (case-esimerkkejä)?</li><li>Kuka <i>ei</i>?</li></ol>
<div style="clear: both;"></div>
</div>
<div class="post-footer">
<span class="post-author">Lähettänyt <span itemprop="name">Aila</span></span>
<a class="share-button">Jaa X:ssä?</a></div>
</div></div>
<div class="comments" id="comments"><h4>1 kommentti:</h4><p>Kuka tämän kirjoitti?</p></div>
<div class="blog-pager">Vanhempi teksti</div>
</div>
<div class="sidebar section"><h2>Pohdittavaa</h2><ul><li>Mitä jos?</li><li>Miksi?</li></ul></div>
<script>if (a ? b : c) {{}}</script>
</body></html>
"""

WORDPRESS = """
<html lang="en-GB"><head><title>Who asked? – The Meeting Blog</title>
<meta property="article:published_time" content="2009-11-17T10:00:00+00:00">
<meta name="author" content="A. Nobody"></head>
<body><nav><a href="/">Home</a></nav>
<main><article class="post type-post">
<header class="entry-header"><h1 class="entry-title">Who asked?</h1></header>
<div class="entry-content">
<p>{prose}</p><p>{prose}</p>
<h2 class="wp-block-heading">Questions for discussion<a class="headerlink" href="#q">¶</a></h2>
<ul class="wp-block-list"><li>Who asked?</li><li>Who&nbsp;did&nbsp;not?</li></ul>
<div class="sharedaddy"><h3>Share this:</h3><ul><li>Tweet?</li></ul></div>
</div>
<footer class="entry-footer">Filed under Meetings</footer>
</article>
<div id="respond"><h3>Leave a Reply</h3><form><label>Who are you?</label></form></div>
</main>
<aside class="widget-area"><h2>Questions to consider</h2><ul><li>Buy?</li></ul></aside>
</body></html>
"""


def test_a_page_of_blogger():
    found = read(BLOGGER.format(prose=PROSE["fi"]), "post.html")

    assert (found.title, found.date, found.language) == (
        "Kuka kysyi?",
        dt.date(2009, 11, 17),
        "fi",
    )
    assert [each.text for each in found.questions] == [
        "Kuka kysyi viimeksi (case-esimerkkejä)?",
        "Kuka ei?",
    ]
    assert found.body_markdown == PROSE["fi"]


def test_a_page_of_wordpress():
    found = read(WORDPRESS.format(prose=PROSE["en"]), "post.html")

    assert (found.title, found.author) == ("Who asked?", "A. Nobody")
    assert (found.date, found.language) == (dt.date(2009, 11, 17), "en")
    assert [each.text for each in found.questions] == ["Who asked?", "Who did not?"]
    assert found.body_markdown == f"{PROSE['en']}\n\n{PROSE['en']}"


@pytest.mark.parametrize(
    ("page", "title"),
    [
        (
            "<title>Who asked? | Blog</title><h1 class='site-title'>Blog</h1><p>{prose}</p>",
            "Who asked?",
        ),
        ("<title>Who asked?</title><div id='logo'><h1>Blog</h1></div><p>{prose}</p>", "Who asked?"),
        ("<title>A – B</title><main><h1>Who asked?</h1><p>{prose}</p></main>", "Who asked?"),
        ("<meta property='og:title' content='Who  asked?'><p>{prose}</p>", "Who asked?"),
        (
            (
                "<h1>Blog</h1><h2 class='post-title'>Who asked?</h2><title>Who "
                "asked?</title><p>{prose}</p>"
            ),
            "Who asked?",
        ),
        (
            "<h1>A heading</h1><h1>Who asked?</h1><title>Who asked? - B</title><p>{prose}</p>",
            "Who asked?",
        ),
        ("<p>{prose}</p>", None),
    ],
)
def test_the_title_of_a_page_is_not_that_of_its_site(page, title):
    assert read(page.format(prose=PROSE["en"]), "a.html").title == title


@pytest.mark.parametrize(
    "page",
    [
        "<time datetime='2009-11-17'>last week</time><p>{prose}</p>",
        "<meta name='DC.date' content='2009-11-17'><p>{prose}</p>",
        "<abbr itemprop='datePublished' title='2009-11-17T10:00'>x</abbr><p>{prose}</p>",
        "<main><p>{prose}</p></main><span class='entry-date'>17.11.2009</span>",
        (
            "<meta name='date' content='soon'><div class='posted'>no day</div><p "
            "class='date'>17 Nov 2009</p><p>{prose}</p>"
        ),
    ],
)
def test_the_date_of_a_page(page):
    assert read(page.format(prose=PROSE["en"]), "a.html").date == dt.date(2009, 11, 17)


def test_the_words_of_a_page_keep_their_markup_in_the_body():
    page = """
        <article><h1>A meeting</h1>
        <p>One <b>bold <i>both</i></b>, <u>under</u>, <code>a`b</code> and
        <a href="https://example.org/x">a link</a>, <a href="javascript:x">none</a>,
        <a href="/here">here</a>.<br/>Second line<!-- not this --></p>
        <h3>Part &amp; parcel</h3>
        <ul><li>one<ul><li>inner</li></ul></li><li><p>two</p><p>more</p></li></ul>
        <ol start="3"><li>three</li></ol><ol start="x"><li>one</li></ol>
        <blockquote><p>quoted</p><p>twice</p></blockquote><blockquote>again</blockquote>
        <pre><code>x = 1
        y</code></pre>
        <table><tr><th>a</th><th>b|c</th></tr><tr><td>1</td></tr></table>
        <table><tr><td><p>laid out</p></td></tr></table>
        <table><tr><td><h2>A</h2></td><td>laid out too</td></tr></table>
        <hr>
        <dl><dt>chair</dt><dd>who leads</dd></dl>
        <figure><img src="https://example.org/p.png" alt="a picture"><img src="p.png" alt="b">
        <figcaption>What it shows</figcaption></figure>
        <details><summary>More</summary><p>Folded</p></details>
        <div hidden>hidden</div><p aria-hidden="true">hidden</p><p> </p>
        <div class="has-sidebar"></div>
        <p>1.</p><p>The first</p><li>stray</li>
        </article>
    """
    assert read(page, "a.html").body_markdown == (
        "One **bold** ***both***, *under*, `` a`b `` and [a "
        "link](https://example.org/x), none, here.\n"
        "Second line\n\n"
        "### Part & parcel\n\n"
        "- one\n    - inner\n- two\n\n    more\n\n3. three\n1. one\n\n"
        "> quoted\n>\n> twice\n\n> again\n\n"
        "```\nx = 1\ny\n```\n\n"
        "| a | b\\|c |\n| --- | --- |\n| 1 |  |\n\n"
        "laid out\n\n## A\n\nlaid out too\n\n"
        "---\n\n"
        "**chair**\n\nwho leads\n\n"
        "![a picture](https://example.org/p.png)\n\n*What it shows*\n\n"
        "> **More**\n>\n> Folded\n\n"
        "1. The first\n- stray"
    )


def test_a_box_of_a_page_is_a_section_when_its_title_says_so():
    page = f"""
        <body><h1>A meeting</h1><p>{PROSE["en"]}</p>
        <div class="admonition question"><p class="admonition-title">Discussion question</p>
        <p>Who asked?</p></div>
        <div class="admonition question"><p class="admonition-title">Question</p><p>Is it hot?</p>
        <div class="admonition answer"><p class="admonition-title">Answer</p><p>Yes.</p></div></div>
        <aside class="callout"><h4>Think about it</h4><p>Who did not?</p></aside>
        <p>{PROSE["en"]}</p></body>
    """
    assert [each.text for each in read(page, "a.html").questions] == ["Who asked?", "Who did not?"]


@pytest.mark.parametrize(
    "end",
    [
        "<br /><br />Pohdittavaa:<br />Kuka kysyi?<br />Kuka lähti?<br />",
        "<br/> <br/><b>Pohdittavaa</b><br/>- Kuka kysyi?<br/>- Kuka lähti?<br/><br/>",
        "<div><br></div><div>Pohdittavaa:</div><div>Kuka kysyi?</div><div>Kuka lähti?</div>",
    ],
)
def test_paragraphs_of_a_page_may_be_parted_by_ends_of_lines(end):
    page = f"<h1>Kokous</h1><div class='post-body'>{PROSE['fi']}<br><br>{PROSE['fi']}{end}</div>"
    found = read(page, "a.html")

    assert [each.text for each in found.questions] == ["Kuka kysyi?", "Kuka lähti?"]
    assert found.body_markdown == f"{PROSE['fi']}\n\n{PROSE['fi']}"


def test_numbers_in_elements_of_their_own_number_the_questions():
    page = f"""
        <body><h1>A meeting</h1><p>{PROSE["en"]}</p><section><h2>Discussion Questions</h2>
        <div data-type="exercise"><span class="os-number">1</span>.
        <div><p>Who asked?</p></div></div>
        <div data-type="exercise"><span class="os-number">2</span>.
        <div><p>Who left.</p></div></div>
        </section></body>
    """
    assert [each.text for each in read(page, "a.html").questions] == ["Who asked?", "Who left."]


def test_a_page_under_the_name_of_a_text_is_read_as_a_page():
    page = f"<!DOCTYPE html><html><body><h1>A meeting</h1><p>{PROSE['en']}</p></body></html>"
    assert read(page, "a.txt").body_markdown == PROSE["en"]


@pytest.mark.parametrize(
    ("told", "title", "date"),
    [
        ('{"@type": "Article", "headline": "A", "datePublished": "2009-11-17"}', "A", "2009-11-17"),
        ('[{"@type": ["BlogPosting"], "headline": "A", "author": ["N"]}]', "A", None),
        ('{"@graph": [{"@type": "Article", "headline": 7}]}', "Window", None),
        ('{"@type": "Recipe", "headline": "A"}', "Window", None),
        ('{"@type": "Article", "author": {}}', "Window", None),
        ('"words"', "Window", None),
        ("{broken", "Window", None),
        ("[" * 3_000, "Window", None),
        ("[" + "{}," * 900 + "{}]", "Window", None),
        ('{"headline": "' + "x" * 200_000 + '"}', "Window", None),
    ],
)
def test_what_a_page_tells_search_engines_is_believed_where_it_is_whole(told, title, date):
    page = f"<title>Window</title><script type='application/ld+json'>{told}</script><p>Words.</p>"
    found = reading.read(page.encode(), "a.html")

    assert (found.title, found.date and found.date.isoformat()) == (title, date)


def test_a_table_keeps_its_words_in_their_places():
    found = read(
        """
        <h1>A</h1><p>W</p>
        <table><tr><th><b>a</b></th><th colspan=2>b</th></tr>
        <tr><td rowspan=2><p>1</p><p>2</p></td><td>3<br>4</td>
        <td><a href="https://e.org">x|y</a></td></tr>
        <tr></tr><tr><td>5</td><td rowspan=2><b>6</b></td></tr><tr><td>7</td><td>8</td></tr></table>
        """,
        "a.html",
    )
    assert found.body_markdown.split("\n")[2:] == [
        "| **a** | b |  |",
        "| --- | --- | --- |",
        "| 1 2 | 3 4 | [x\\|y](https://e.org) |",
        "|  | 5 | **6** |",
        "| 7 | 8 |  |",
    ]


def test_a_table_has_no_more_columns_than_can_be_read():
    found = read(f"<h1>A</h1><table><tr>{'<td>x' * 150}</tr><tr><td>y</td></tr></table>", "a.html")
    assert [line.count("|") for line in found.body_markdown.split("\n")] == [101, 101, 101]
    assert found.body_markdown.count("x") == 150


def test_where_a_word_may_be_parted_is_no_part_of_it():
    assert read("<h1>A</h1><p>joh&shy;ta\xad&#173;mi&#xAD;nen</p>", "a.html").body_markdown == (
        "johtaminen"
    )
