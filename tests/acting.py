"""Calls an action as a request would: in a transaction of its own, one after another or at once."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from threading import Barrier, Thread
from typing import Any

from flask import Flask
from sqlalchemy import event
from werkzeug.exceptions import HTTPException

from forum.db import db, transaction


def do(app: Flask, act: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
    """Call an action and keep what it did; a row comes back detached, with its columns."""
    with app.test_request_context(headers={"Accept-Language": "en"}), transaction():
        made = act(*args, **kwargs)
        db.session.flush()
        if isinstance(made, db.Model | object) and hasattr(made, "__table__"):
            db.session.refresh(made)
            db.session.expunge(made)
        return made


def at_once(app: Flask, *acts: Callable[[], Any]) -> list[Any]:
    """Call acts at the same moment, each in a thread; give what each made, or its refusal."""
    barrier, made = Barrier(len(acts)), [None] * len(acts)

    def run(place: int, act: Callable[[], Any]) -> None:
        barrier.wait()
        try:
            made[place] = do(app, act)
        except HTTPException as refusal:
            made[place] = refusal

    threads = [Thread(target=run, args=each) for each in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return made


@contextmanager
def before_writing(app: Flask, other: Callable[[], Any]) -> Iterator[None]:
    """Let another do something, once, when whoever acts in the block has read and is to write."""
    others, done = [other], []

    def meanwhile(connection: Any, *_: Any) -> None:
        if others and connection.get_execution_options().get("writes", False):
            with ThreadPoolExecutor(1) as another:
                done.append(another.submit(others.pop()).result())

    with app.app_context():
        engine = db.engine
    event.listen(engine, "before_cursor_execute", meanwhile)
    try:
        yield
    finally:
        event.remove(engine, "before_cursor_execute", meanwhile)
    assert done, "nothing was written"
