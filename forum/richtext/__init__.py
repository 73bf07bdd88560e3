"""What people write: cleaned, bounded, and turned from Markdown into safe HTML, once, when written.

- cleaning: takes away what nobody types, like control characters and piles of marks
- lines: the lines of a text, and what is fenced off as code
- bounds: refuses what would take too long, before anything parses it
- dialect: our Markdown, without raw HTML and pictures, every pattern in linear time
- notes: the footnotes of an article
- rendering: the HTML that is stored, and the plain text for lists and letters
"""

from forum.richtext.bounds import ARTICLE, POST, Bounds, TooComplexError, check, check_article
from forum.richtext.cleaning import clean
from forum.richtext.rendering import excerpt, plain, render, render_article

POST_LIMIT = POST.characters
ARTICLE_LIMIT = ARTICLE.characters

__all__ = [
    "ARTICLE",
    "ARTICLE_LIMIT",
    "POST",
    "POST_LIMIT",
    "Bounds",
    "TooComplexError",
    "check",
    "check_article",
    "clean",
    "excerpt",
    "plain",
    "render",
    "render_article",
]
