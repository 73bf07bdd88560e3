"""The reader of articles beside the library that parses the same words, and its score by language.

The corpus is read from the folder that FORUM_CORPUS names; without one only the speed is told.
"""

import json
import os
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

import markdown
from docutils.core import publish_doctree
from lxml import etree

from forum.articles import reading
from tests.articles.reading.texts import PROSE

PROMISED = 0.030
PROMISED_ALL = 5.0
SIZE = 50_000
TIMES = 9
QUIET = {"report_level": 5, "halt_level": 5}


def fastest(act: Callable[[], object]) -> float:
    """Give the seconds of the fastest of several times."""
    spent = []
    for _ in range(TIMES):
        start = time.process_time()
        act()
        spent.append(time.process_time() - start)
    return min(spent)


def article(kind: str) -> bytes:
    """Give an article of 50 kB in one format."""
    paragraphs = [PROSE["fi"]] * (SIZE // len(PROSE["fi"].encode()))
    if kind == "html":
        words = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
        return f"<h1>Kokous</h1>{words}<h2>Pohdittavaa</h2><ul><li>Kuka?</li></ul>".encode()
    title = {"txt": "Kokous", "md": "# Kokous", "rst": "Kokous\n======"}[kind]
    heading = {"txt": "Pohdittavaa:", "md": "## Pohdittavaa", "rst": "Pohdittavaa\n-----------"}[
        kind
    ]
    return "\n\n".join([title, *paragraphs, heading, "- Kuka?"]).encode()


def run() -> None:
    parsed = fastest(lambda: etree.fromstring(article("html"), etree.HTMLParser()))
    print(f"  {'lxml alone':<12} {parsed * 1000:6.1f} ms for {SIZE // 1000} kB of HTML")
    rst = article("rst").decode()
    alone = fastest(lambda: publish_doctree(rst, settings_overrides=QUIET))
    print(f"  {'docutils':<12} {alone * 1000:6.1f} ms for {SIZE // 1000} kB of reStructuredText")
    for kind in ("txt", "md", "html", "rst"):
        data = article(kind)
        assert len(reading.read(data, f"a.{kind}").questions) == 1
        spent = fastest(lambda data=data, kind=kind: reading.read(data, f"a.{kind}"))
        print(
            f"  {kind:<12} {spent * 1000:6.1f} ms  {spent / parsed:5.1f} x lxml alone, "
            f"promised under {PROMISED * 1000:.0f} ms"
        )
    folder = os.environ.get("FORUM_CORPUS")
    if folder:
        score(Path(folder) / "corpus")
    else:
        print("  FORUM_CORPUS names no corpus to score.")


def score(corpus: Path) -> None:
    """Print how many of the questions that people labelled are found, by language and shape."""
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    gold = json.loads((corpus / "gold.json").read_text("utf-8"))
    heads = {"title": [0, 0], "date": [0, 0]}
    for each in gold:
        file = corpus / each["file"]
        read = reading.read(file.read_bytes(), file.name)
        texts = {_bare(found.text) for found in read.questions}
        count_head(heads["title"], read.title, [each["title"], *each.get("title_ok", [])])
        day = read.date.isoformat() if read.date else None
        count_head(heads["date"], day, [each["date"], *each.get("date_ok", [])])
        labelled = {_bare(question["text"]) for question in each["questions"]}
        needed = {
            _bare(question["text"])
            for question in each["questions"]
            if not question.get("optional")
        }
        for name in (each["language"], *each["shapes"], "all"):
            for at, number in enumerate((len(needed & texts), len(needed), len(texts - labelled))):
                counts[name][at] += number
    for name, (right, all_) in heads.items():
        print(f"  {name:<32} {right:3} of {all_:3} right")
    print_time([corpus / each["file"] for each in gold])
    for name, (found, needed, wrong) in sorted(counts.items(), key=lambda item: -item[1][1]):
        print(f"  {name:<32} {found:3} of {needed:3} found, {wrong} wrong")


def print_time(files: list[Path]) -> None:
    """Print how long one command takes for all of them, beside their libraries alone."""
    alone = fastest(lambda: parse_alone(files))
    start = time.perf_counter()
    command = [sys.executable, "-c", "from forum.cli import main; main()", "read", "--json"]
    subprocess.run([*command, *map(str, files)], check=True, capture_output=True)
    spent = time.perf_counter() - start
    print(
        f"  {len(files)} documents in one `forum read` in {spent:.2f} s, promised under "
        f"{PROMISED_ALL:.0f} s; {spent / alone:.0f} x their libraries alone"
    )


def count_head(counts: list[int], found: str | None, right: list[str | None]) -> None:
    """Count what stands at the top of a text, where there is anything to find."""
    if right[0] is not None:
        counts[0] += found in right
        counts[1] += 1


def parse_alone(files: list[Path]) -> None:
    """Parse the same files with what the reader leaves the parsing to, or would."""
    for file in files:
        text = file.read_text("utf-8", "replace")
        if file.suffix == ".html":
            etree.fromstring(text.encode(), etree.HTMLParser())
        elif file.suffix == ".rst":
            publish_doctree(text, settings_overrides=QUIET)
        else:
            markdown.markdown(text)


def _bare(text: str) -> str:
    return " ".join(text.replace("*", "").replace("_", "").replace("`", "").split()).casefold()
