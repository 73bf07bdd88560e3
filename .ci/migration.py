"""Writes the next migration: what the models have and the last one has not. Read it before use.

Two things Alembic does not see: a check on a column, and a foreign key of two tables in a circle.
"""

import sys
import tempfile
from typing import Any

from alembic import command

from forum.app import create_app
from forum.cli.schema import migrate, tool
from forum.config import load_settings
from forum.doctor.database import newest_version


def main(why: str) -> None:
    """Compare on a database of its own that no one else uses."""
    with tempfile.TemporaryDirectory() as folder:
        app = create_app(load_settings({"FORUM_INSTANCE": folder}))
        migrate(app)
        with app.app_context():
            number = f"{int(newest_version()) + 1:04}"
            command.revision(
                tool(),
                message=why,
                autogenerate=True,
                rev_id=number,
                process_revision_directives=_drop_an_empty_one,
            )
            app.extensions["sqlalchemy"].engine.dispose()


def _drop_an_empty_one(_context: Any, _revision: Any, directives: list[Any]) -> None:
    if directives[0].upgrade_ops.is_empty():
        directives.clear()
        print("The models have nothing that the last migration has not.")


if __name__ == "__main__":
    if not "".join(sys.argv[1:]).strip():
        sys.exit('Say why: make migration WHY="…"')
    main(" ".join(sys.argv[1:]))
