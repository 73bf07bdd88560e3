"""What newcomers read is true: settings, commands and targets are those that there are."""

import re
from pathlib import Path

import click
import pytest

from forum import config
from forum.cli import main

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")


def test_every_setting_is_described_and_no_other():
    known = {"FORUM_INSTANCE"} | {f"FORUM_{name.upper()}" for name in config._CHECKS}

    assert set(re.findall(r"^\| `(FORUM_\w+)`", README, re.MULTILINE)) == known
    assert set(re.findall(r"FORUM_[A-Z_]*[A-Z]", README)) == known


def commands(group, so_far="forum"):
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from commands(command, f"{so_far} {name}")
        else:
            yield f"{so_far} {name}"


def test_every_command_is_described_and_no_other():
    described = re.findall(r"^\| `(forum(?: [a-z]+)+)", README, re.MULTILINE)

    assert sorted(described) == sorted(commands(main))


@pytest.mark.parametrize("target", sorted(set(re.findall(r"\bmake ([a-z]+)\b", README))))
def test_every_target_that_is_named_is_there(target):
    assert re.search(rf"^{target}:", MAKEFILE, re.MULTILINE)


@pytest.mark.parametrize("file", re.findall(r"\]\(([^)h][^)]*)\)", README))
def test_every_file_that_is_linked_is_there(file):
    assert (ROOT / file).is_file()


def test_the_version_has_a_place_in_the_changelog():
    changes = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")

    assert re.search(r"^## \[(Unreleased|\d+\.\d+\.\d+)\]", changes, re.MULTILINE)


def test_the_licence_is_the_one_that_is_named():
    words = (ROOT / "LICENSE").read_text(encoding="utf-8")

    assert words.startswith("EUROPEAN UNION PUBLIC LICENCE v. 1.2")
    assert all(f"{number}. " in words for number in range(1, 16))
    assert 'license = "EUPL-1.2"' in (ROOT / "pyproject.toml").read_text(encoding="utf-8")
