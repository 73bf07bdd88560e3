"""What is copied from a page, from Word, from Google Docs: as the clipboard gives it."""

import pytest

from forum.articles import reading

_WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head>
<style><!-- p.MsoNormal {{margin:0cm;}} --></style></head><body lang=FI><!--StartFragment-->
{}<!--EndFragment--></body></html>"""


def _word_item(marker: str, words: str, level: int = 1, name: str = "l0") -> str:
    return f"""<p class=MsoListParagraphCxSpMiddle style='text-indent:-18.0pt;
mso-list:{name} level{level} lfo1'><![if !supportLists]><span style='font-family:Symbol'><span
style='mso-list:Ignore'>{marker}<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;
</span></span></span><![endif]>{words}<o:p></o:p></p>"""


_LISTS_OF_WORD = "".join(
    [
        "<h2>Pohdittavaa<o:p></o:p></h2><p class=MsoNormal><o:p>&nbsp;</o:p></p>",
        _word_item("1.", "Kuka <b>kysyi</b>?"),
        _word_item("a.", "Keneltä?", level=2),
        _word_item("o", "Missä?", level=3),
        _word_item("2.", "Kuka ei?"),
        "<p class=MsoNormal>Lisäksi:</p>",
        _word_item("3)", "Kuka vastasi?"),
        _word_item("§", "Kiitos.", name="l1"),
    ]
)
_GOOGLE = """<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-1">
<h1 dir="ltr"><span style="font-size:20pt;font-weight:700;">Kuka kysyi?</span></h1>
<p dir="ltr"><span style="font-weight:400;">Se oli </span><span style="font-weight:700;">hän</span>
<span style="font-style:italic;">itse</span><span>.</span></p><br />
<ol><li aria-level="1"><p role="presentation"><span>Kuka?</span></p></li>
<ol><li aria-level="2"><p role="presentation"><span>Miksi?</span></p></li></ol></ol></b>"""


@pytest.mark.parametrize(
    ("selection", "markdown"),
    [
        pytest.param(
            _WORD.format(_LISTS_OF_WORD),
            "## Pohdittavaa\n\n1. Kuka **kysyi**?\n    1. Keneltä?\n        - Missä?\n2. Kuka ei?\n"
            "\nLisäksi:\n\n3. Kuka vastasi?\n- Kiitos.",
            id="lists of Word",
        ),
        pytest.param(
            _WORD.format("<p style='mso-list:l0 level1 lfo1'>Kuka?</p>"), "- Kuka?", id="no marker"
        ),
        pytest.param(
            _GOOGLE,
            "# Kuka kysyi?\n\nSe oli **hän** *itse*.\n\n1. Kuka?\n    1. Miksi?",
            id="Google Docs",
        ),
        pytest.param(
            "<h2 style='font-weight: 600'>Kuka?</h2><p style='font-style: italic'>Hän.</p>",
            "## Kuka?\n\nHän.",
            id="how blocks look is not said of their words",
        ),
        pytest.param(
            "<meta charset='utf-8'>yksi <a href='https://example.org/'>sana</a>",
            "yksi [sana](https://example.org/)",
            id="words within a line",
        ),
        pytest.param(
            "<p>Ennen</p><nav>Etusivu</nav><script>x()</script><p>1. Kuka? *Hän*</p>",
            "Ennen\n\n1\\. Kuka? \\*Hän\\*",
            id="no frame, and no marks that are none",
        ),
        pytest.param(
            "<p>A<img src='file:///C:/a.png'> <img src='https://example.org/b.png' alt='B'></p>",
            "A ![B](https://example.org/b.png)",
            id="pictures that can be had",
        ),
        pytest.param("", "", id="nothing"),
    ],
)
def test_what_is_copied_becomes_markdown(selection, markdown):
    assert reading.markdown_of(selection) == markdown


def test_more_than_an_article_is_refused():
    with pytest.raises(reading.UnreadableError):
        reading.markdown_of("<p>" * 70_000)


def test_what_was_copied_is_read_as_the_markdown_it_became():
    found = reading.read_text(reading.markdown_of("<p>Hinta on 5*x.</p><p>2. Kuka [hän]?</p>"))
    assert found.body_markdown == "Hinta on 5\\*x.\n\n2\\. Kuka \\[hän\\]?"
