"""What the page of the whole list has beside the list: its two forms, and what came of a bulk."""

from typing import Any

from flask import request

from forum.gate import course, me, shown
from forum.moderation import bulk_queries
from forum.moderation.queue_forms import BulkForm, FilterForm


def context() -> dict[str, Any]:
    """Give the forms, new or as they were typed, and the results that the address names."""
    refused = (request.endpoint or "").rpartition(".")[2]
    return {
        "bulk": shown(BulkForm) if refused == "decide_each" else BulkForm(),
        "naming": shown(FilterForm) if refused == "save_filter" else FilterForm(),
        "results": _results(),
    }


def _results() -> bulk_queries.Results | None:
    asked = request.args.get("bulk", "")
    if not (asked.isascii() and asked.isdigit() and len(asked) <= 18):  # noqa: PLR2004
        return None
    return bulk_queries.results(course().id, int(asked), reader=me())
