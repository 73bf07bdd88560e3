"""Lines are code where a fence opens and closes, and what the parser sees elsewhere."""

import pytest

from forum.richtext.lines import WIDEST_GAP, Part, parts


def words(*lines: str) -> Part:
    return Part(is_code=False, lines=list(lines))


def code(*lines: str) -> Part:
    return Part(is_code=True, lines=list(lines))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", [words("")]),
        ("a\nb", [words("a", "b")]),
        ("a\n\n \n\t\nb", [words("a", "", "b")]),
        ("```\nx\n```", [words(), code("x"), words()]),
        ("a\n~~~ py\nx\n\n\ny\n~~~  \nb", [words("a"), code("x", "", "", "y"), words("b")]),
        ("````\n```\n````", [words(), code("```"), words()]),
        ("```\nx", [words("```", "x")]),
        ("```\nx\n~~~", [words("```", "x", "~~~")]),
        ("```\n```\n```", [words(), code(), words("```")]),
        ("``` a`b\nx\n```", [words("``` a`b", "x", "```")]),
        ("`` x ``", [words("`` x ``")]),
        ("a\tb", [words("a   b")]),
        (f"-{' ' * 99}a", [words(f"-{' ' * WIDEST_GAP}a")]),
        (f"```\n{' ' * 99}a\n```", [words(), code(f"{' ' * 99}a"), words()]),
    ],
)
def test_a_text_is_split_at_its_fences(text, found):
    assert list(parts(text)) == found
