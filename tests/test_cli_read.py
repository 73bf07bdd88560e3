"""`forum read`: an object on a line for each file, a sentence for each that cannot be read."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from forum.cli import main

TEXT = """tiistai 17. marraskuuta 2009

Kokous

Se alkoi.

Pohdittavaa:
Kuka kysyi?

Ei kommentteja:
"""


def run(*arguments: object):
    return CliRunner().invoke(main, ["read", *map(str, arguments)])


def test_what_is_found_is_one_json_object_on_a_line_for_each_file(tmp_path):
    first, second = tmp_path / "a.txt", tmp_path / "b.md"
    first.write_text(TEXT)
    second.write_text("# Kaksi\n\nSe oli tässä.\n")

    result = run(first, second, "--json")

    assert (result.exit_code, result.stderr) == (0, "")
    assert [json.loads(line) for line in result.stdout.splitlines()] == [
        {
            "file": str(first),
            "title": "Kokous",
            "author": None,
            "date": "2009-11-17",
            "language": "fi",
            "body_markdown": "Se alkoi.",
            "questions": [{"text": "Kuka kysyi?", "parent": None}],
        },
        {
            "file": str(second),
            "title": "Kaksi",
            "author": None,
            "date": None,
            "language": "fi",
            "body_markdown": "Se oli tässä.",
            "questions": [],
        },
    ]


def test_without_json_it_is_said_for_people(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "b.txt").write_text("1234\n")

    assert run(tmp_path / "a.txt").stdout == "Kokous (2009-11-17, fi)\n  1. Kuka kysyi?\n"
    assert run(tmp_path / "b.txt").stdout == "b.txt (no date, ?)\n  No questions found.\n"


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("a.txt", b"", "The file is empty."),
        (
            "a.txt",
            b"\x89PNG\r\n\x1a\n\x00",
            "It is not text: it may be a file of another kind under this name.",
        ),
        ("a.docx", b"no", "It is damaged or incomplete and cannot be opened."),
        ("a.txt", None, "No such file or directory."),
    ],
)
def test_a_file_that_cannot_be_read_gets_one_sentence_and_the_others_are_read(
    tmp_path, name, data, sentence
):
    (tmp_path / "good.txt").write_text(TEXT)
    if data is not None:
        (tmp_path / name).write_bytes(data)

    result = run(tmp_path / name, tmp_path / "good.txt", "--json")

    assert result.exit_code == 2
    assert result.stderr == f"forum: {tmp_path / name}: {sentence}\n"
    assert json.loads(result.stdout)["title"] == "Kokous"


def test_a_folder_is_no_file(tmp_path):
    result = run(tmp_path)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.count("\n") == 1


def test_the_reader_is_loaded_without_the_web_and_without_the_libraries_of_other_formats():
    loaded = (
        "import sys; from forum.articles import reading;"
        "reading.as_json(reading.read_text('A\\n\\nB'), 'x');"
        "print([name for name in ('mammoth', 'docutils', 'pypdf', 'dateparser', 'sqlalchemy')"
        " if name in sys.modules])"
    )
    said = subprocess.run(
        [sys.executable, "-c", loaded], capture_output=True, text=True, check=True
    )
    assert said.stdout == "[]\n"


# --- The corpus stands outside the repository -----------------------------------------------------

CORPUS = os.environ.get("FORUM_CORPUS")


@pytest.fixture
def corpus() -> Path:
    if not CORPUS:
        pytest.skip("FORUM_CORPUS names no folder with articles/ and corpus/")
    return Path(CORPUS)


def test_the_article_it_began_with(corpus):
    file = next((corpus / "articles").glob("2009-11-17-*.txt"))
    given = file.read_text("utf-8")

    said = json.loads(run(file, "--json").stdout)

    lines = [line for line in given.splitlines() if line.strip()]
    assert (said["title"], said["date"], said["language"]) == (lines[1], "2009-11-17", "fi")
    assert said["body_markdown"].split("\n\n") == lines[2:8]
    assert [each["text"] for each in said["questions"]] == lines[9:11]


def test_the_corpus_is_read_as_it_was_labelled_by_hand(corpus):
    gold = json.loads((corpus / "corpus" / "gold.json").read_text("utf-8"))
    files = [corpus / "corpus" / each["file"] for each in gold]
    said = [json.loads(line) for line in run(*files, "--json").stdout.splitlines()]
    labelled = list(zip(gold, said, strict=True))

    titles = [found["title"] in each.get("title_ok", [each["title"]]) for each, found in labelled]
    dates = [found["date"] in each.get("date_ok", [each["date"]]) for each, found in labelled]
    required, found_right, wrong = _score(labelled)

    assert sum(titles) >= 0.95 * len(titles)
    assert sum(dates) >= 0.95 * len(dates)
    assert found_right >= 0.97 * required
    assert wrong <= 0.03 * (found_right + wrong)
    assert not [each["id"] for each, found in labelled if each["negative"] and found["questions"]]


def _score(labelled) -> tuple[int, int, int]:
    """Count the questions asked for, those found, and those found that are none."""
    required = right = wrong = 0
    for each, found in labelled:
        texts = {_bare(question["text"]) for question in found["questions"]}
        gold = {_bare(question["text"]): question for question in each["questions"]}
        needed = {text for text, question in gold.items() if not question.get("optional")}
        required += len(needed)
        right += len(needed & texts)
        wrong += len(texts - set(gold))
    return required, right, wrong


def _bare(text: str) -> str:
    return " ".join(text.replace("*", "").replace("_", "").replace("`", "").split()).casefold()
