"""How long a cold start takes with two workers, and what a worker holds in memory."""

import tempfile
from pathlib import Path

from tests.bench import filling, serving
from tests.bench.load import measure
from tests.builder import Builder


def run() -> None:
    with tempfile.TemporaryDirectory() as folder:
        instance = Path(folder) / "instance"
        app = filling.empty_forum(instance)
        course, topic, reader = filling.topic_with(Builder(app), 500)
        cookie, path = filling.cookie_of(app, reader), f"/courses/{course.slug}/topics/{topic.id}"
        for _ in range(3):
            with serving.forum(instance, workers=2) as server:
                before = server.memory()
                measure(server.port, path, cookie=cookie, seconds=2)
                held = ", ".join(f"{each:.0f}" for each in server.memory())
                print(f"  cold start with two workers  {server.started_in:.2f} s")
                print(f"  memory, first request        {', '.join(f'{m:.0f}' for m in before)} MB")
                print(f"  memory, after 500 posts      {held} MB a process")
