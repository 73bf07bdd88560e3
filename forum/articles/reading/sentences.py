"""What the reader of articles says to people, to be translated."""

from flask_babel import lazy_gettext as _l

REFUSALS = {
    "empty": _l("The file is empty."),
    "no_text": _l("No text was found in it."),
    "too_large": _l("It is larger than %(limit)s megabytes, more than can be read."),
    "too_long": _l("It has more than %(limit)s characters, more than can be read."),
    "too_many_lines": _l("It has more than %(limit)s lines, more than can be read."),
    "too_many_marks": _l("It has more signs of markup (%(limit)s) than can be read."),
    "not_text": _l("It is not text: it may be a file of another kind under this name."),
    "unknown_kind": _l(
        "Files of this kind cannot be read. "
        "Text, Markdown, reStructuredText, HTML, Word (docx) and PDF can."
    ),
    "old_word": _l("It is an old Word file (doc). Save it as docx and try again."),
    "protected": _l("It is protected by a password. Save it without one and try again."),
    "broken": _l("It is damaged or incomplete and cannot be opened."),
    "bomb": _l("It unpacks to far more than an article, so it was not opened."),
    "too_deep": _l("Its parts stand inside each other too deep to be read."),
    "no_posts": _l("No posts were found in it."),
    "too_many_posts": _l("It has more than %(limit)s posts, more than can be read."),
    "no_text_layer": _l("Its pages are pictures of text. A PDF with text in it can be read."),
    "too_many_pages": _l("It has more than %(limit)s pages, more than can be read."),
}

BECAUSE = {
    "heading": _l("Taken for a question because it stands under the heading “%(words)s”."),
    "line": _l("Taken for a question because it stands under the line “%(words)s”."),
    "sentence": _l("Taken for a question because the sentence “%(words)s” asks for it."),
    "label": _l("Taken for a question because the words “%(words)s” stand before it."),
    "box": _l("Taken for a question because it stands in the box “%(words)s”."),
    "list": _l("Taken for a question because under the heading “%(words)s” stand questions only."),
}

NO_QUESTIONS = _l("No section with questions to ponder was found.")
