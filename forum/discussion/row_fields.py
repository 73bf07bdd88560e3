"""Rows of a form: their fields carry the number of the row, as parts-0-label and parts-1-help."""

import re
from collections.abc import Iterable, Iterator

from wtforms import FieldList

_NUMBER = re.compile(r"[0-9]{1,4}")


class Rows(FieldList):  # type: ignore[type-arg] # generic in its stubs alone
    """A list of rows; what has no number that we would write is no row."""

    def _extract_indices(self, prefix: str, formdata: Iterable[str]) -> Iterator[int]:
        """Give the numbers of the rows that were sent. Python reads no number of 5,000 digits."""
        names = (name.removeprefix(f"{prefix}-") for name in formdata if name.startswith(prefix))
        numbers = (name.partition("-")[0] for name in names)
        return (int(each) for each in numbers if _NUMBER.fullmatch(each))
