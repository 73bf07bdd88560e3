"""What a build adds to the source: translations, dictionaries; in a wheel templates and seeds.

Of the translations only the .po files are kept in git, so that no compiled one can be stale. Set-up
calls this as a script, and hatchling as a build hook.

The dictionaries of lemmas come with simplemma, packed so tightly that each process would take
seconds and 66 MB to unpack them. Set-up builds them once into a form that loads in a tenth of a
second and takes 25 MB. Where they are missing the forum reads them as they come.

Templates and seeds stand in two places: in the source tree beside the package, as templates/ and
seeds/; in a wheel inside it, as forum/_templates and forum/_seeds. Whoever opens them looks beside
the package first.
"""

import sys
import tempfile
from importlib import metadata
from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

try:
    from hatchling.builders.hooks.plugin.interface import BuildHookInterface
except ModuleNotFoundError:  # as a script, where only the forum's own needs are installed
    BuildHookInterface = object

LANGUAGES = ("fi", "sv", "en")
IN_THE_WHEEL = {"templates": "forum/_templates", "seeds": "forum/_seeds"}


class CustomBuildHook(BuildHookInterface):
    """What hatchling looks for."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Add to the build; an editable one uses the source tree as it is."""
        compile_catalogues(Path(self.root))
        if version != "editable":
            build_data["force_include"].update(IN_THE_WHEEL)


def compile_catalogues(root: Path) -> None:
    """Compile every catalogue that is newer than what was compiled from it."""
    for source in sorted(root.glob("forum/translations/*/LC_MESSAGES/*.po")):
        compiled = source.with_suffix(".mo")
        if not compiled.exists() or compiled.stat().st_mtime < source.stat().st_mtime:
            compile_one(source, compiled)


def compile_one(source: Path, compiled: Path) -> None:
    """Write beside and rename, so that a forum that is starting never reads half a catalogue."""
    with source.open("rb") as file:
        catalogue = read_po(file, locale=source.parent.parent.name)
    beside = compiled.with_suffix(".mo.new")
    with beside.open("wb") as file:
        write_mo(file, catalogue)
    beside.replace(compiled)


def build_dictionaries(root: Path) -> None:
    """Build the dictionaries of this version of simplemma that are not there yet."""
    from simplemma.strategies.dictionaries import trie_dictionary_factory as tries  # noqa: PLC0415

    folder = root / "forum" / "lemmas" / metadata.version("simplemma")
    folder.mkdir(parents=True, exist_ok=True)
    for language in LANGUAGES:
        if not (folder / f"{language}.dic").exists():
            with tempfile.TemporaryDirectory(dir=folder) as beside:
                tries.TrieDictionaryFactory(1, disk_cache_dir=beside).get_dictionary(language)
                (Path(beside) / f"{language}.dic").replace(folder / f"{language}.dic")


if __name__ == "__main__":
    compile_catalogues(Path(sys.argv[1]))
    build_dictionaries(Path(sys.argv[1]))
