"""`forum read`: what the reader finds in files."""

import json
from pathlib import Path

import click

from forum.cli.frame import BAD_INPUT, Refused


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="One JSON object on a line for each file.")
def read(files: tuple[Path, ...], as_json: bool) -> None:  # noqa: FBT001 - click gives it so
    """Find title, date, author, language, body and questions in files."""
    failed = False
    for file in files:
        try:
            click.echo(_read(file, as_json=as_json))
        except Refused as refused:
            failed = True
            refused.show()
    if failed:
        raise SystemExit(BAD_INPUT)


def _read(file: Path, *, as_json: bool) -> str:
    from forum.articles import reading  # noqa: PLC0415 - only this command needs its libraries

    try:
        found = reading.read(file.read_bytes(), file.name)
    except OSError as error:
        raise Refused(f"{file}: {error.strerror or 'cannot be read'}.") from error
    except reading.UnreadableError as error:
        raise Refused(f"{file}: {error}") from error
    said = reading.as_json(found, str(file))
    if as_json:
        return json.dumps(said, ensure_ascii=False)
    questions = [f"  {number}. {each['text']}" for number, each in enumerate(said["questions"], 1)]
    head = f"{said['title'] or file.name} ({said['date'] or 'no date'}, {said['language'] or '?'})"
    return "\n".join([head, *(questions or ["  No questions found."])])
