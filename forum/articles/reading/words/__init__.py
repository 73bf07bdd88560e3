"""The words the reader of articles knows, one module a language.

To teach it a language, copy one of the modules, put in that language's words, and name it here.
"""

from forum.articles.reading.words.danish import DANISH
from forum.articles.reading.words.english import ENGLISH
from forum.articles.reading.words.estonian import ESTONIAN
from forum.articles.reading.words.finnish import FINNISH
from forum.articles.reading.words.french import FRENCH
from forum.articles.reading.words.german import GERMAN
from forum.articles.reading.words.norwegian import NORWEGIAN
from forum.articles.reading.words.spanish import SPANISH
from forum.articles.reading.words.swedish import SWEDISH
from forum.articles.reading.words.table import Words, entries

LANGUAGES = (FINNISH, SWEDISH, ENGLISH, NORWEGIAN, DANISH, GERMAN, ESTONIAN, FRENCH, SPANISH)

__all__ = ["LANGUAGES", "Words", "entries"]
