"""A real postman process, killed at the worst moment: what it had handed over goes out once."""

import os
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

from forum.outbox.models import Letter
from tests.postman.servers import Mute
from tests.postman.test_delivery import people_with_news

WORK = "import sys; sys.argv = ['forum', 'work']; from forum.cli import main; main()"
SOON = 30


@contextmanager
def at_work(app, box, database, tmp_path, **more):
    environment = {
        **{name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ},
        "PYTHONPATH": str(Path.cwd()),
        "FORUM_INSTANCE": str(tmp_path),
        "FORUM_DATABASE_URL": database.url,
        "FORUM_SMTP_URL": box.address,
    } | more
    command = [sys.executable, "-c", WORK]
    process = subprocess.Popen(command, env=environment, stderr=subprocess.PIPE)
    try:
        yield process
    finally:
        process.kill()
        process.wait()
        process.stderr.close()


def until(is_so):
    end = time.monotonic() + SOON
    while not is_so():
        assert time.monotonic() < end
        time.sleep(0.05)


def test_a_postman_killed_while_the_server_answers_makes_no_second_mail(
    app, box, database, tmp_path, make, tell, course, topic, letters, postman
):
    people_with_news(make, tell, course, topic, 1)
    box.seconds_after_text = 20
    with at_work(app, box, database, tmp_path) as process:
        until(lambda: box.taken)
        process.send_signal(signal.SIGKILL)
        process.wait()
    assert letters() == ["handed"]
    box.seconds_after_text = 0
    expire(app)
    postman().round()
    assert letters() == ["unsure"]
    assert len(box.taken) == 1


def test_a_postman_killed_before_the_text_leaves_the_letter_to_the_next(
    app, box, database, tmp_path, make, tell, course, topic, letters, postman
):
    people_with_news(make, tell, course, topic, 1)
    mute_server = Mute()
    address = f"smtp://127.0.0.1:{mute_server.port}"
    with at_work(app, box, database, tmp_path, FORUM_SMTP_URL=address) as process:
        until(lambda: letters() == ["taken"])
        process.send_signal(signal.SIGKILL)
        process.wait()
    mute_server.close()
    expire(app)
    postman().round()
    assert letters() == ["sent"]
    assert len(box.taken) == 1


def test_a_postman_told_to_stop_ends_soon_and_sends_what_it_holds(
    app, box, database, tmp_path, make, tell, course, topic, letters
):
    people_with_news(make, tell, course, topic, 1)
    box.seconds_after_text = 1.0
    with at_work(app, box, database, tmp_path) as process:
        until(lambda: box.taken)
        process.send_signal(signal.SIGTERM)
        assert process.wait(SOON) == 0
    assert letters() == ["sent"]


def expire(app):
    from forum.db import db, now, transaction, write

    with app.app_context(), transaction():
        write()
        for row in db.session.query(Letter).filter(Letter.leased_until.is_not(None)):
            row.leased_until = now()
    time.sleep(0.01)
