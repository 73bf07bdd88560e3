"""The footnotes of an article lead to and fro; a post has none."""

from forum import richtext

REL = ' rel="nofollow ugc noopener noreferrer"'
TEXT = """\
One.[^b] Two[^a]: and again[^b]. `[^a]` \\[^a] [^none] [^a](https://e.org/)

[^a]: Of *two*
lines.

    And more.[^c]
[^b]: First.[^b]

- item

[^c]: Below.
[^d]: Nobody's.
"""
SHOWN = """\
<p>One.<sup><a href="#fn-1" id="fnref-1">[1]</a></sup> Two\
<sup><a href="#fn-2" id="fnref-2">[2]</a></sup>: and again\
<sup><a href="#fn-1">[1]</a></sup>. <code>[^a]</code> [^a] [^none] <a href="https://e.org/">^a</a></p>
<ul>
<li>item</li>
</ul>
<hr>
<p><a href="#fnref-1" id="fn-1">[1]</a> First.<sup><a href="#fn-1">[1]</a></sup></p>
<p><a href="#fnref-2" id="fn-2">[2]</a> Of <em>two</em><br>
lines.</p>
<p>And more.<sup><a href="#fn-3" id="fnref-3">[3]</a></sup></p>
<p><a href="#fnref-3" id="fn-3">[3]</a> Below.</p>
<p>Nobody's.</p>"""


def test_footnotes_stand_below_an_article_in_the_order_of_their_mention():
    assert richtext.render_article(TEXT).replace(REL, "") == SHOWN
    assert "[^a]: Of" in richtext.render(TEXT)


def test_nothing_else_gets_a_name_in_the_page_or_leads_to_one():
    shown = richtext.render_article("[a](#main) [^1] \x1a1\x1a [^x\n\n[^1]: [b](#fn-1)")

    assert shown.count("id=") == shown.count("href=") == 2
    assert 'href="#main"' not in shown
