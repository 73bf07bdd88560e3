"""Which question belongs to which, and which are no questions to ponder but tests."""

import re
from collections.abc import Sequence

from forum.articles.reading import cues
from forum.articles.reading import lines as shapes
from forum.articles.reading.items import Item

_FEWEST_OPTIONS = 3
_LONGEST_OPTION = 120
_LONGEST_LABEL = 40
_LONGEST_GROUP = 60
_SELDOM = 3  # one in so many may look like a request in one of the languages
_HARDLY = 8  # one in so many may ask
_ARROW = re.compile(r"[→⇒➜➔]|[-=]>")
_JUDGED = re.compile(r"[✅❌✔✓✗✘☑]")
_BARE_NUMBER = re.compile(r"(?P<number>\d{1,2})\s+(?=\W?[A-ZÀ-ÖØ-Þ])")


def nest(items: list[Item]) -> None:
    """Give every item that stands deeper than one before it that one as its parent."""
    _set_in_between_numbers(items)
    open_items: list[int] = []
    for at, item in enumerate(items):
        while open_items and items[open_items[-1]].depth >= item.depth:
            open_items.pop()
        if open_items and (item.is_listed or items[open_items[-1]].is_listed):
            item.parent = open_items[-1] if _may_have(items[open_items[-1]]) else None
        open_items.append(at)


def _may_have(above: Item) -> bool:
    return above.is_listed or above.is_strong or above.text.endswith(":")


def _set_in_between_numbers(items: list[Item]) -> None:
    """Bullets between two numbers that follow each other belong to the first, and so to the end."""
    last: int | None = None
    waiting: list[int] = []
    for at, item in enumerate(items):
        kind = shapes.kind_of(item.marker) if item.marker else ""
        if kind == "number":
            if last is not None and shapes.follows(item.marker, (items[last].marker,)):
                _set_under(items, last, waiting)
            last, waiting = at, []
        elif kind == "bullet" and last is not None and item.depth == items[last].depth:
            waiting.append(at)
    if last is not None and any(item.depth > items[last].depth for item in items):
        _set_under(items, last, waiting)


def _set_under(items: list[Item], above: int, places: Sequence[int]) -> None:
    for place in places:
        items[place].depth = items[above].depth + 1


def drop_tests(items: list[Item]) -> None:
    """Take out questions with options to tick, and statements that are true or false."""
    options: dict[int, list[int]] = {}
    for at, item in enumerate(items):
        if item.parent is not None:
            options.setdefault(item.parent, []).append(at)
    dropped = {at for at, item in enumerate(items) if _is_true_or_false(item.text)}
    for at, under in options.items():
        if _is_choice(items[at], [items[place] for place in under]):
            dropped |= {at, *under}
    _without(items, dropped)


def drop_answers(items: list[Item]) -> None:
    """Take out statements below a question, and those behind each, where every question has one."""
    above = {at: item.parent for at, item in enumerate(items) if item.parent is not None}
    told = {at for at, parent in above.items() if _answers(items[at], items[parent])}
    told = (told | _notes_on_all(items)) - {*above.values()}
    for at in told:
        items[above[at]].is_answered = True
    _without(items, told)
    stated = [item for item in items if item.asked and _states(item.text[len(item.asked) :])]
    if len(stated) > 1 and len(stated) == len(items):
        for item in stated:
            item.text, item.is_answered = item.asked, True


def _answers(item: Item, above: Item) -> bool:
    """Whether words below others answer them, or say by a tick which answer is right."""
    if _JUDGED.match(item.text):
        return cues.asks(above.text)
    return cues.is_question(above.text) and _states(item.text)


def drop_labels(items: list[Item]) -> None:
    """Take out words that only name the questions below them: bold ones, or a whole sentence."""
    asking = {item.parent for item in items if cues.asks(item.text)}
    names = {at for at, item in enumerate(items) if _only_names(item)}
    if names & asking:
        _without(items, names - ({item.parent for item in items} - asking))


def _only_names(item: Item) -> bool:
    if _leads_to_questions(item):
        return True
    is_short = len(item.text) <= _LONGEST_GROUP and not shapes.ends_sentence(item.text)
    return item.is_listed and item.is_strong and is_short and not cues.asks(item.text)


def _leads_to_questions(item: Item) -> bool:
    """Whether an item only says that questions follow: "Some questions to ask:"."""
    is_sentence = item.is_listed and item.text.endswith(":") and not cues.requests(item.text)
    return is_sentence and cues.names_questions(cues.last_sentence(item.text))


def drop_bare_numbers(items: list[Item]) -> None:
    """Leave out numbers without a sign, where the questions are numbered so one after another."""
    found = [_BARE_NUMBER.match(item.text) for item in items]
    numbers = [int(each["number"]) for each in found if each]
    if len(numbers) > 1 and numbers == [numbers[0] + place for place in range(len(items))]:
        for item, each in zip(items, found, strict=True):
            item.text = item.text[each.end() :] if each else item.text


def drop_empty(items: list[Item]) -> None:
    """Leave out items without words, such as a number with nothing behind it."""
    _without(items, {at for at, item in enumerate(items) if not item.text})


def _notes_on_all(items: Sequence[Item]) -> set[int]:
    """What stands below others, where it does so below several questions and hardly ever asks."""
    under = {at for at, item in enumerate(items) if item.parent is not None}
    parents = {item.parent for item in items if item.parent is not None}
    asked = [at for at in parents if cues.is_question(items[at].text)]
    requests = sum(cues.requests(items[at].text) for at in under)
    questions = {at for at in under if cues.has_question(items[at].text)}
    is_asking = requests * _SELDOM > len(under) or len(questions) * _HARDLY > len(under)
    return under - questions if len(asked) > 1 and not is_asking else set()


def _states(text: str) -> bool:
    """Whether words say something and ask for nothing, or where a choice leads to."""
    leads_on = bool(_ARROW.search(text)) and not cues.has_question(text)
    return leads_on or (text.rstrip(" )").endswith(".") and not cues.asks(text))


def _is_true_or_false(text: str) -> bool:
    label, colon, _ = text[:_LONGEST_LABEL].partition(":")
    return bool(colon) and "?" not in label and cues.is_for_no_pondering(label)


def _is_choice(stem: Item, under: Sequence[Item]) -> bool:
    return (
        len(under) >= _FEWEST_OPTIONS
        and cues.is_question(stem.text)
        and all(shapes.kind_of(item.marker) == "letter" for item in under)
        and not any(cues.has_question(item.text) for item in under)
        and all(len(item.text) <= _LONGEST_OPTION for item in under)
    )


def _without(items: list[Item], dropped: set[int]) -> None:
    places = [at for at in range(len(items)) if at not in dropped]
    new = {old: at for at, old in enumerate(places)}
    kept = [items[at] for at in places]
    for item in kept:
        item.parent = new.get(item.parent) if item.parent is not None else None
    items[:] = kept
