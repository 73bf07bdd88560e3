"""Which rows have been planted: everything above the highest id there was."""

from typing import Any

from sqlalchemy import Table, func, select

from forum.db import Base, db


def _numbered() -> list[Table]:
    tables = Base.metadata.tables.values()
    return [each for each in tables if "id" in each.primary_key.columns.keys()]  # noqa: SIM118


def highest_ids() -> dict[str, int]:
    """Give the highest id of every table."""
    return {
        table.name: db.session.scalar(select(func.max(table.c.id))) or 0 for table in _numbered()
    }


def ids_since(before: dict[str, int]) -> dict[str, list[int]]:
    """List the ids of every table's rows that have come since."""
    return {table.name: _ids(table, before[table.name]) for table in _numbered()}


def _ids(table: Table, last: int) -> list[Any]:
    return list(
        db.session.scalars(select(table.c.id).where(table.c.id > last).order_by(table.c.id))
    )
