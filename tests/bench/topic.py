"""A topic with 500 posts for a signed-in reader, beside a bare view that returns the same bytes."""

import tempfile
import urllib.request
from functools import partial
from pathlib import Path

from tests.bench import filling, serving
from tests.bench.load import in_turns, measure, middle
from tests.builder import Builder


def run() -> None:
    with tempfile.TemporaryDirectory() as folder:
        instance = Path(folder) / "instance"
        app = filling.empty_forum(instance)
        course, topic, reader = filling.topic_with(Builder(app), 500)
        cookie, path = filling.cookie_of(app, reader), f"/courses/{course.slug}/topics/{topic.id}"
        body = Path(folder) / "body.html"
        with serving.forum(instance) as ours:
            body.write_bytes(_fetch(ours.port, path, cookie))
            with serving.bare(body) as bare:
                rounds = in_turns(
                    partial(measure, ours.port, path, cookie=cookie, seconds=2),
                    partial(measure, bare.port, "/", seconds=2),
                )
    for forum, view in rounds:
        print(f"  topic of 500 posts  {forum}")
        print(f"  bare Flask view     {view}")
    ratios = (forum.per_second / view.per_second for forum, view in rounds)
    print(f"  ratio               {middle(ratios)}")


def _fetch(port: int, path: str, cookie: str) -> bytes:
    request = urllib.request.Request(f"http://127.0.0.1:{port}{path}", headers={"Cookie": cookie})
    with urllib.request.urlopen(request) as answer:
        return bytes(answer.read())
