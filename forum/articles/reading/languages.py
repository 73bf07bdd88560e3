"""Which language a text is in: the one whose frequent words it has most of."""

import re
from collections import Counter
from functools import cache

from forum.articles.reading.words import LANGUAGES, entries

_READ = 20_000
_WORD = re.compile(r"[^\W\d_]+")
_FEWEST = 2
# Most frequent words of a language are its neighbour's too, but few are spelt in both as here.
_SPELT = (
    {
        "da": re.compile(
            r"[eø]j|ktion|tion(?:en|er)|æ[^r]|[åø]b|øge|^(?:af|efter|ud)|^op[bdfglmrs]|billede"
            r"|(?:ind(?:e|er|es)|hed(?:er|en)?|erne|eret|igt)$"
        ),
        "no": re.compile(
            r"sjon|[^n]kj|^kj|gj|øy|ei|å[kp]|ø[kp]e|^(?:av|etter|ut|opp|inn)|bilde"
            r"|(?:inn(?:e|er|es)|het(?:er|en)?|ert|tt|kk)$"
        ),
    },
    {
        "et": re.compile(r"[õüšž]|öö|(?:[aeiou][dbt]|st|ks|ga|mine|sid|vad|des|tes)$"),
        "fi": re.compile(r"y|(?:ss[aä]|st[aä]|l[lt]ä|lta|ksi|nen|mme|tte|\w\w[aeiouä]n)$"),
    },
)
_OTHER_NAMES = {"nb": "no", "nn": "no"}


@cache
def _frequent() -> dict[str, tuple[str, ...]]:
    languages: dict[str, tuple[str, ...]] = {}
    for words in LANGUAGES:
        for word in entries(words.frequent):
            languages[word] = (*languages.get(word, ()), words.language)
    return languages


def language_of(text: str, declared: str | None = None) -> str | None:
    """Give the language's code; what the text declares counts where its words do not tell."""
    counts = _counted(_WORD.findall(text[:_READ].casefold()))
    ranked = counts.most_common(2)
    named = code(declared)
    if not ranked or ranked[0][1] < _FEWEST:
        return named
    if named and counts[named] >= 0.8 * ranked[0][1]:
        return named
    return ranked[0][0]


def _counted(words: list[str]) -> Counter[str]:
    counts: Counter[str] = Counter()
    seen = Counter(words)
    for word, times in seen.items():
        for language in _frequent().get(word, ()):
            counts[language] += times
    likeliest = {language for language, _ in counts.most_common(2)}
    for neighbours in _SPELT:
        if likeliest == set(neighbours):
            for language, spelt in neighbours.items():
                counts[language] += sum(times for word, times in seen.items() if spelt.search(word))
    return counts


def code(declared: str | None) -> str | None:
    """Give the two letters of a language that is declared as "en-GB", "nb" or "sv_SE"."""
    bare = re.split(r"[-_]", (declared or "").strip().lower())[0]
    bare = _OTHER_NAMES.get(bare, bare)
    return bare if re.fullmatch(r"[a-z]{2}", bare) else None
