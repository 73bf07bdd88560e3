"""forum backup and forum restore, on either database."""

import shutil
import stat
import threading

from sqlalchemy import delete, select, text

from forum.accounts.models import Session, User
from forum.articles.picture_models import Picture
from forum.cli import running
from forum.db import db, transaction, write
from tests.cli.conftest import names
from tests.databases import PostgresDatabase
from tests.visitor import visitor_for


def test_a_copy_brings_back_what_was_there(bare, kept, tmp_path):
    copy = tmp_path / "copy"
    said = bare("backup", copy)
    kept.user("Eero")

    assert "is a whole and checked copy" in said.out
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    assert names(kept) == ["Aino", "Eero"]
    assert bare("restore", copy).refusal == "There is a database already; to replace it, say --yes."
    assert names(kept) == ["Aino", "Eero"]

    assert bare("restore", copy, "--yes").out.endswith("Restored: people 1, posts 0.\n")
    assert names(kept) == ["Aino"]


def test_a_copy_can_be_put_where_nothing_is(bare, kept, tmp_path, database, instance):
    copy = tmp_path / "copy"
    bare("backup", copy)
    with kept.app.app_context():
        db.engine.dispose()
    if isinstance(database, PostgresDatabase):
        database._run('DROP DATABASE "bare" WITH (FORCE)', 'CREATE DATABASE "bare"')
    else:
        shutil.rmtree(instance)

    assert bare("restore", copy).out == "Restored: people 1, posts 0.\n"
    assert names(kept) == ["Aino"]


def test_a_copy_holds_the_pictures_of_articles_byte_for_byte(bare, kept, tmp_path):
    data = bytes(range(256)) * 40
    course = kept.course()
    about = {"course_id": course.id, "added_by_id": kept.member(course).id}
    picture = {"digest": "0f", "media_type": "image/webp", "width": 2, "height": 1, "size": 10_240}
    with kept.app.app_context(), transaction():
        write()
        db.session.add(Picture(data=data, **picture, **about))
    bare("backup", tmp_path / "copy")
    with kept.app.app_context(), transaction():
        write()
        db.session.execute(delete(Picture))
    names(kept)

    bare("restore", tmp_path / "copy", "--yes")

    with kept.app.app_context():
        assert db.session.scalars(select(Picture.data)).all() == [data]


def test_a_session_that_ended_does_not_come_back(bare, kept, tmp_path):
    visitor_for(kept.app, kept.all(User)[0])
    bare("backup", tmp_path / "copy")
    names(kept)

    bare("restore", tmp_path / "copy", "--yes")

    assert [each.ended_at is None for each in kept.all(Session)] == [False]


def test_a_copy_made_while_others_write_is_whole(bare, kept, tmp_path):
    stop = threading.Event()

    def go_on_writing():
        while not stop.is_set():
            with kept.app.app_context(), transaction():
                write()
                db.session.execute(text("UPDATE \"user\" SET name = name || 'x'"))

    writer = threading.Thread(target=go_on_writing)
    writer.start()
    try:
        said = [bare("backup", tmp_path / f"copy-{number}") for number in range(3)]
    finally:
        stop.set()
        writer.join()

    assert [each.status for each in said] == [0, 0, 0]


def test_a_backup_overwrites_nothing(bare, kept, tmp_path):
    (tmp_path / "mine").write_text("precious", encoding="utf-8")

    assert "is there already" in bare("backup", tmp_path / "mine").refusal
    assert (tmp_path / "mine").read_text(encoding="utf-8") == "precious"


def test_nothing_is_restored_while_the_forum_runs(bare, kept, tmp_path, instance):
    bare("backup", tmp_path / "copy")
    names(kept)

    with running.kept(instance):
        said = bare("restore", tmp_path / "copy", "--yes")

    assert said.refusal == "The forum is running: stop it first."
    assert bare("restore", tmp_path / "copy", "--yes").status == 0


def test_what_is_no_copy_is_refused(bare, kept, tmp_path):
    (tmp_path / "notes.txt").write_text("not a database", encoding="utf-8")

    assert bare("restore", tmp_path / "notes.txt", "--yes").status == 2
    assert names(kept) == ["Aino"]
