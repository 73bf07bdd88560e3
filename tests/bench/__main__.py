"""`make bench`: measures, and prints ratios within this one run. Name some to run only those."""

import importlib
import sys

EVERYTHING = ("topic", "queue", "start", "reading", "richtext")


def main(names: list[str]) -> None:
    for name in names or EVERYTHING:
        print(f"\n* {name}", flush=True)
        importlib.import_module(f"tests.bench.{name}").run()


main(sys.argv[1:])
