"""Pictures of articles, from our own address."""

from flask import Blueprint, Response
from flask.typing import ResponseReturnValue

from forum.articles import picture_queries as queries
from forum.gate import course, me
from forum.permissions import Permission, allow

bp = Blueprint("pictures", __name__)


@bp.get("/courses/<course_slug>/pictures/<id:picture_id>")
@allow(Permission.READ)
def picture(course_slug: str, picture_id: int) -> ResponseReturnValue:
    """Give a picture to whoever may read the articles of the course."""
    found = queries.picture(picture_id, course().id, reader=me())
    answer = Response(found.data, mimetype=found.media_type)
    answer.headers["Content-Disposition"] = "inline"
    return answer
