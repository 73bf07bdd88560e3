"""`make pictures`: ten posts cleared at the desk by keys alone, a picture of each, and the time.

The pictures go to the folder that BENCH_PICTURES names, or to a new one that is said.
"""

import base64
import os
import shutil
import tempfile
import time
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

from tests.bench import filling, serving
from tests.browser.conftest import NAMES, QUIET
from tests.builder import Builder

KEYS = "1121411211"
"""What is decided on each: mostly published, two featured, one declined."""

LOOK = """
body { display: grid; grid-template-columns: repeat(4, 1fr); gap: 1rem; font: 1rem sans-serif }
figure { margin: 0 } img { width: 100%; border: 1px solid #999 } figcaption { padding: 0.25rem }
"""


def run() -> None:
    pictures = Path(os.environ.get("BENCH_PICTURES") or tempfile.mkdtemp(prefix="desk-"))
    pictures.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        instance = Path(folder) / "instance"
        app = filling.empty_forum(instance)
        course, moderator = filling.queue_with(Builder(app), len(KEYS))
        name, _, value = filling.cookie_of(app, moderator).partition("=")
        with serving.forum(instance) as server, sync_playwright() as playwright:
            path = next(filter(None, map(shutil.which, NAMES)))
            browser = playwright.chromium.launch(executable_path=path, args=QUIET)
            address = f"http://127.0.0.1:{server.port}"
            context = browser.new_context(base_url=address, viewport={"width": 1280, "height": 900})
            context.add_cookies([{"name": name, "value": value, "url": address}])
            page = context.new_page()
            page.goto(f"/courses/{course.slug}/queue")
            took = _clear(page, pictures)
            browser.close()
    print(f"  {len(KEYS)} posts cleared by keys in {took:.1f} s; pictures in {pictures}")


def _clear(page: Any, pictures: Path) -> float:
    """Decide on one after another; gives the seconds without those that the pictures took."""
    began, pausing, shown = time.perf_counter(), 0.0, []
    _press(page, "j")
    for number, key in enumerate(KEYS, start=1):
        shown.append((f"{number:02}-before-{key}", time.perf_counter() - began - pausing))
        pausing += _picture(page, pictures / f"{shown[-1][0]}.png")
        if key == "4":
            page.keyboard.press("4")  # the reason is asked for first
            page.keyboard.press("ArrowDown")
            page.keyboard.press("Escape")
        _press(page, key)
    took = time.perf_counter() - began - pausing
    shown.append((f"{len(KEYS) + 1:02}-cleared", took))
    _picture(page, pictures / f"{shown[-1][0]}.png")
    _sheet(page, pictures, shown)
    return took


def _sheet(page: Any, pictures: Path, shown: list[tuple[str, float]]) -> None:
    """Put all of them on one sheet, each with the time at which it was reached."""
    figures = "".join(
        f"<figure><img src='data:image/png;base64,{_base64(pictures / name)}'>"
        f"<figcaption>{name} · {at:.1f} s</figcaption></figure>"
        for name, at in shown
    )
    sheet = page.context.browser.new_page(viewport={"width": 1680, "height": 100})
    sheet.set_content(f"<style>{LOOK}</style>{figures}")
    sheet.screenshot(path=pictures / "00-all.png", full_page=True)


def _base64(path: Path) -> str:
    return base64.b64encode(path.with_suffix(".png").read_bytes()).decode()


def _press(page: Any, key: str) -> None:
    with page.expect_navigation():
        page.keyboard.press(key)


def _picture(page: Any, path: Path) -> float:
    began = time.perf_counter()
    page.screenshot(path=path)
    return time.perf_counter() - began
