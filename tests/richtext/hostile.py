"""Texts that made Markdown parsers elsewhere take seconds, overflow, or drop the rest of a post."""

from collections.abc import Callable

from forum.richtext import POST_LIMIT, TooComplexError, check


def longest(repeated: str, limit: int = POST_LIMIT) -> str:
    """Give as many repetitions as are taken; more is refused before it costs anything."""
    most = _most(lambda times: _is_taken(repeated * times), limit // len(repeated))
    return repeated * most


def _most(holds: Callable[[int], bool], high: int) -> int:
    if holds(high):
        return high
    low = 0
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if holds(middle) else (low, middle)
    return low


def _is_taken(text: str) -> bool:
    try:
        check(text)
    except TooComplexError:
        return False
    return True


KNOWN = {
    "brackets": "[" * 12_000,
    "brackets to the cap": "[" * 20_000,
    "pictures in pictures": "![[" * 4_000,
    "references": "[a][" * 4_000,
    "references of two": "[a][b]" * 3_000,
    "bullets on one line": "* " * 500,
    "bullets to the cap": "* " * 10_000,
    "numbers on one line": "1. " * 500,
    "numbers to the cap": "1. " * 6_000,
    "pictures": "![a](" * 5_000,
    "half links": "[a](" * 4_000,
    "links": "[a](https://x.y)" * 1_250,
    "half links with angles": "[a](<https://x" * 1_300,
    "titles that do not end": '[a](https://x.y "' * 1_100,
    "parentheses": f"https://x/{'(' * 15_000}",
    "addresses": "https://" * 2_400,
    "angles": "<https://" * 2_200,
    "mail": f"<{'a.' * 9_000}@",
    "quotes": ">" * 20_000,
    "quotes with spaces": "> " * 10_000,
    "quotes line by line": "".join(f"{'>' * depth} a\n" for depth in range(1, 190)),
    "quotes and lists": "> - " * 5_000,
    "lists line by line": "".join(f"{'    ' * depth}- a\n" for depth in range(95)),
    "backticks": "`" * 20_000,
    "backticks of growing length": "".join(f"{'`' * length} " for length in range(1, 190)),
    "backticks and letters": "`a" * 10_000,
    "fences": "```\n" * 5_000,
    "fences of growing length": "".join(f"{'`' * length}\n" for length in range(3, 190)),
    "underscores": "_" * 20_000,
    "underscores and letters": "_a" * 10_000,
    "asterisks": "*" * 20_000,
    "asterisks and letters": "*a" * 10_000,
    "emphasis of growing length": "".join(f"{'*' * length}a" for length in range(1, 190)),
    "emphasis of two kinds": "*a _b " * 3_300,
    "emphasis that opens": "**a *b " * 2_800,
    "emphasis in emphasis": f"{'*a **b ' * 1_400}{'c* d** ' * 1_400}",
    "emphasis of many lines": "*" + "a\n" * 2_400 + "b*",
    "link of many lines": "[" + "a\n" * 2_400 + "b](https://x.y)",
    "backslashes": "\\" * 20_000,
    "backslashes and brackets": "\\[" * 10_000,
    "unclosed math": f"<math>{'words ' * 3_000}",
    "unclosed tags": "<svg><math><title>" * 1_100,
    "comments": "<!--" * 5_000,
    "processing instructions": "<?" * 10_000,
    "declarations": "<![CDATA[" * 2_200,
    "entities": "&#x" * 6_600,
    "headings": "# a\n" * 5_000,
    "heading signs": "#" * 20_000,
    "rules": "---\n" * 5_000,
    "rules on one line": "- " * 9_000 + "-",
    "underlines": "a\n-\n" * 5_000,
    "table of one row": "|" * 20_000,
    "table of many cells": f"|{'a|' * 4_000}\n|{'-|' * 4_000}\n{'|' * 3_000}",
    "table of many rows": "a|b\n-|-\n" + "|\n" * 9_000,
    "pipes before a letter": f"{'|' * 19_999}x",
    "tildes before a backtick": f"{'~' * 19_999}`",
    "table heads": "a|b\n-|-\n" * 2_400,
    "table in quotes": "> a|b\n> -|-\n" * 1_500,
    "definitions": "[a]: b\n" * 2_800,
    "footnotes": "[^1]: a\n" * 2_400,
    "footnotes of footnotes": "".join(f"[^{at}]: a[^{at + 1}]\n\n" for at in range(900)) + "[^0]",
    "mentions of a footnote": "[^1] " * 2_400 + "\n\n[^1]: a",
    "spaces": " " * 20_000,
    "lines of spaces": f"{' ' * 99}\n" * 200,
    "tabs": "\t" * 20_000,
    "tabs after a bullet": "-" + "\t" * 19_000 + "a",
    "empty lines": "\n" * 20_000,
    "one letter a line": "a\n" * 10_000,
    "one letter a paragraph": "a\n\n" * 6_600,
    "line breaks of other systems": "a\r\n\x85\u2028" * 4_000,
    "piled marks": "a" + "\u0301" * 19_000,
    "piles of piled marks": ("a" + "\u0301" * 30) * 600,
    "directions": "\u202e" * 20_000,
    "stash keys of the parser": "\x02klzzwxh:0\x03" * 1_400,
    "halves of pairs": "\ud800" * 20_000,
    "zero bytes": "\x00" * 20_000,
    "smileys": "\U0001f469\u200d\U0001f469\u200d\U0001f467" * 4_000,
}
