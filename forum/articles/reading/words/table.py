"""What a language's table of words holds."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Words:
    """The words by which one language says what the reader of articles looks for.

    All in small letters. A star at the end of a word stands for any ending, and at its beginning
    for any beginning: "pohdi*" is also "pohdittavaa", and "*tko" also "voitko". Several words make
    a phrase, found only in that order.
    """

    language: str
    # Headings under which things to ponder stand, whatever their form.
    strong_headings: str
    # What stands before a question that is given to a group, and is a heading of nothing else.
    labels: str
    # Headings under which they may stand: only what has the form of a question is taken.
    weak_headings: str
    # Headings of one case out of several, by its number: what it ends in is asked of the reader.
    cases: str
    # Headings of questions that are answered there, whatever else they say.
    answered_headings: str
    # Headings and labels under which questions are not for pondering: tests, aims, answered ones.
    never_headings: str
    # What asks the reader to ponder, in a sentence before a list.
    ponder: str
    # What tells a teacher to ask what follows: a heading, or the end of a sentence before a list.
    asked: str
    # "Questions" and "answer": together they ask the reader as well.
    questions: str
    answer: str
    # Sentences before a list that are about the text itself, or about others.
    not_the_reader: str
    # How a sentence above questions says that they are to be talked over: "these in groups".
    ahead: str
    # And with whom, where nothing more is said: "Discuss in groups."
    together: str
    # First words of a request and of a question.
    requests: str
    interrogatives: str
    # How something is to be handed in: a note for the reader, not a question.
    hand_in: str
    # How a writer offers to do something more: asked of the reader, but nothing to ponder.
    offers: str
    # What stands before a model answer or a hint.
    answers: str
    # Headings and lines that end a section: sources, licences, the way to other pages.
    ends: str
    # Whole lines of the page around the text.
    chrome: str
    months: str
    weekdays: str
    # What may stand before a date or an author's name in a line of its own.
    dated: str
    by: str
    # Words so frequent that they tell the language.
    frequent: str


def entries(table: str) -> list[str]:
    """Give the entries of one part of a table: one a line, or parted by a bar."""
    return [entry.strip() for entry in table.replace("\n", "|").split("|") if entry.strip()]
