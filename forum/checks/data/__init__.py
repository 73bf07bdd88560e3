"""The words that checks know, a file a kind; read once, when they are first asked for."""

from functools import cache
from pathlib import Path


@cache
def words(name: str) -> frozenset[str]:
    """Give the words of a list, in small letters; a line that begins with # is no word."""
    lines = (Path(__file__).parent / f"{name}.txt").read_text("utf-8").splitlines()
    return frozenset(
        word.lower() for line in lines if not line.startswith("#") for word in line.split()
    )
