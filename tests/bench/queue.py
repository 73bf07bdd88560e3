"""The queue with 10,000 waiting, beside the queue with 10."""

import tempfile
from pathlib import Path

from tests.bench import filling, serving
from tests.bench.load import measure
from tests.builder import Builder


def run() -> None:
    with tempfile.TemporaryDirectory() as folder:
        instance = Path(folder) / "instance"
        app = filling.empty_forum(instance)
        make = Builder(app)
        short, few = filling.queue_with(make, 10)
        long, many = filling.queue_with(make, 10_000)
        cookies = filling.cookie_of(app, few), filling.cookie_of(app, many)
        with serving.forum(instance) as server:
            for _ in range(3):
                ten = measure(server.port, f"/courses/{short.slug}/queue", cookie=cookies[0])
                lots = measure(server.port, f"/courses/{long.slug}/queue", cookie=cookies[1])
                print(f"  10 waiting      {ten}")
                print(f"  10,000 waiting  {lots}")
                print(f"  ratio of times  {lots.median / ten.median:.2f}")
