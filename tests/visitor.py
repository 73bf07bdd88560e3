"""A person's browser: signed in, with a token in every form it sends."""

import secrets
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from itsdangerous import URLSafeTimedSerializer
from werkzeug.test import TestResponse

from forum.accounts.models import Session
from forum.courses.queries import digest
from forum.db import db, transaction, write


class Visitor(FlaskClient):
    """Sends forms as a page of ours would: POSTs carry the token unless told otherwise."""

    token: str = ""

    def send(self, url: str, data: Any = None, *, files: Any = None, **fields: Any) -> TestResponse:
        """POST a form with the token in it."""
        form = {"csrf_token": self.csrf_token(), **(data or {}), **fields, **(files or {})}
        kind = "multipart/form-data" if files else None
        return self.post(url, data=form, content_type=kind)

    def csrf_token(self) -> str:
        """Give the token that this browser's forms carry."""
        with self.session_transaction() as session:
            raw = session.setdefault("csrf_token", secrets.token_hex(20))
        serializer = URLSafeTimedSerializer(self.application.secret_key, salt="wtf-csrf-token")
        return serializer.dumps(raw)


def visitor_for(app: Flask, person: Any = None) -> Visitor:
    """Open a browser; a user or a member is signed in, without the slow work on a password."""
    visitor = Visitor(app, app.response_class, use_cookies=True)
    if person is None:
        return visitor
    token = secrets.token_urlsafe(32)
    with app.app_context(), transaction():
        write()
        user_id = getattr(person, "user_id", None) or person.id
        db.session.add(Session(user_id=user_id, token_digest=digest(token), device="test"))
    with visitor.session_transaction() as session:
        session.permanent = True
        session["_user_id"] = token
        session["_fresh"] = True
    return visitor
