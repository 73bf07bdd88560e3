"""Finds title, date, author, language, body and questions in a text: pure functions, no database.

From the file to what is found in it:

- decoding: which kind of file it is, its bytes as text
- plain_text, markdown_text, rst_text, html_page, word_file, pdf_file: one format each; all give a
  Document, whose blocks are of the same kinds whatever they came from
- archives, posts, feed, blogger_export, wordpress_export: many posts in one file
- shaping, titles, openers, sections, questions: what the blocks say
- body, languages, names, assembling: what is made of it
- words/: the tables of words, one module a language
"""

from forum.articles.reading.found import Because, Found, FoundQuestion, as_json
from forum.articles.reading.reader import markdown_of, read, read_text
from forum.articles.reading.refusals import UnreadableError

__all__ = [
    "Because",
    "Found",
    "FoundQuestion",
    "UnreadableError",
    "as_json",
    "markdown_of",
    "read",
    "read_text",
]
