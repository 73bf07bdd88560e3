"""What the page of the whole list has beside the list: its two forms, and what came of a bulk."""

from typing import Any

from flask import request

from forum.gate import course, me, shown
from forum.moderation import bulk_queries
from forum.moderation.queue_forms import BulkForm, FilterForm, ticked
from forum.pages.frame import id_in


def context() -> dict[str, Any]:
    """Give the forms, new or as they were typed, and the results that the address names."""
    refused = (request.endpoint or "").rpartition(".")[2]
    return {
        "bulk": shown(BulkForm) if refused == "decide_each" else BulkForm(posts=_ticked()),
        "naming": shown(FilterForm) if refused == "save_filter" else FilterForm(),
        "results": _results(),
    }


def _ticked() -> list[str]:
    return ticked(request.args.getlist("posts"))


def _results() -> bulk_queries.Results | None:
    asked = id_in(request.args.get("bulk", ""))
    return None if asked is None else bulk_queries.results(course().id, asked, reader=me())
