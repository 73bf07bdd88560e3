"""What is made to hurt is refused in a sentence or read safely, in little time and room."""

import json
import subprocess
import sys
import zlib

import pytest

from forum.articles.reading import UnreadableError, pdf_file
from tests.articles.reading.hostile import FILES, LINE, pdf

READ = {
    "a wide table.html",
    "boxes in boxes.md",
    "names in circles.rst",
    "mentions of a note.md",
    "macros.docm",
    "links.md",
    "quotes in quotes.md",
    "only questions.txt",
    "files of the machine.rst",
}


# They are read once, and both tests look at what came of it.
pytestmark = pytest.mark.xdist_group("hostile")


@pytest.fixture(scope="module")
def cost(tmp_path_factory):
    """What came of each in a process of its own, and the seconds and megabytes it took."""
    folder = tmp_path_factory.mktemp("hostile")
    for name, make in FILES.items():
        (folder / name).write_bytes(make())
    command = [sys.executable, "-m", "tests.articles.reading.hostile", str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_each_is_refused_in_a_sentence_or_read_safely(cost):
    assert {name for name, (said, *_) in cost.items() if said == "read"} == READ
    assert all(said for said, *_ in cost.values())
    assert set(cost) == set(FILES)


def test_none_takes_more_than_ten_seconds_and_two_hundred_megabytes(cost):
    dear = {name: spent for name, spent in cost.items() if spent[1] > 10 or spent[2] > 200}
    assert dear == {}


def test_nothing_of_the_machine_is_read_into_a_text():
    from forum.articles import reading

    found = reading.read(FILES["files of the machine.rst"](), "a.rst")
    assert found.body_markdown in {"", "Words."}


def test_pages_are_read_for_so_long_and_no_longer(monkeypatch):
    monkeypatch.setattr(pdf_file, "_MOST_SECONDS", 0.1)
    page = zlib.compress(b"BT /F 12 Tf " + LINE * 2_000 + b"ET")

    with pytest.raises(UnreadableError) as refused:
        pdf_file.text_of(pdf(page, "3 0 R " * 300, 300))
    assert refused.value.code == "bomb"
