"""The queue with 10,000 waiting, beside the queue with 10."""

import tempfile
from functools import partial
from pathlib import Path

from tests.bench import filling, serving
from tests.bench.load import in_turns, measure, middle
from tests.builder import Builder


def run() -> None:
    with tempfile.TemporaryDirectory() as folder:
        instance = Path(folder) / "instance"
        app = filling.empty_forum(instance)
        make = Builder(app)
        short, few = filling.queue_with(make, 10)
        long, many = filling.queue_with(make, 10_000)
        people = ((short, few), (long, many))
        places = [
            (f"/courses/{course.slug}/queue", filling.cookie_of(app, who)) for course, who in people
        ]
        with serving.forum(instance) as server:
            rounds = in_turns(
                *(
                    partial(measure, server.port, path, cookie=cookie, seconds=2)
                    for path, cookie in places
                )
            )
    for ten, lots in rounds:
        print(f"  10 waiting      {ten}")
        print(f"  10,000 waiting  {lots}")
    print(f"  ratio of times  {middle(lots.median / ten.median for ten, lots in rounds)}")
