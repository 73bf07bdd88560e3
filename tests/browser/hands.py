"""Two ways to do the same on a page: by the keyboard alone, and with a finger."""

from typing import Any

from playwright.sync_api import Locator, Page

LONGEST_WAY = 250
"""So many stops of the Tab key are more than any page has."""

WHERE = """
(wanted) => {
  const at = document.activeElement;
  if (!at || at === document.body) return { body: true };
  const style = getComputedStyle(at);
  const view = { right: innerWidth, bottom: innerHeight };
  const isHit = (x, y) => {
    const hit = document.elementFromPoint(x, y);
    return hit && (at.contains(hit) || hit.closest("label")?.control === at);
  };
  const points = [...at.getClientRects()].flatMap((box) => {
    const [left, right] = [Math.max(box.left, 0), Math.min(box.right, view.right)];
    const [top, bottom] = [Math.max(box.top, 0), Math.min(box.bottom, view.bottom)];
    if (right - left < 1 || bottom - top < 1) return [];
    return [0.5, 0.1, 0.9].map((part) => [(left + right) / 2, top + (bottom - top) * part]);
  });
  const box = at.getBoundingClientRect();
  return {
    body: false,
    here: at === wanted,
    what: at.outerHTML.slice(0, 160),
    same: at === window.lastStop || !(window.lastStop = at),
    hasRing: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    isSeen: points.some(([x, y]) => isHit(x, y)),
    isOneOfMany: ["date", "datetime-local"].includes(at.type),
    width: box.width,
    height: box.height,
  };
}
"""


class Keyboard:
    """Somebody who has no mouse. Everything is come to by Tab, and what one comes to shows it."""

    by_keys = True

    def __init__(self, page: Page) -> None:
        self.page = page

    def open(self, address: str) -> None:
        """Type an address into the browser's own line."""
        self.page.goto(address)

    def come_to(self, what: str | Locator, key: str = "Tab") -> None:
        """Press Tab until something has the focus."""
        found = self.page.locator(what) if isinstance(what, str) else what
        wanted = found.first.element_handle()
        stands = self.page.evaluate(WHERE, wanted)
        stops, stayed = 0, 0
        while not stands.get("here"):
            self.page.keyboard.press(key)
            stands = self.page.evaluate(WHERE, wanted)
            stops += 1
            assert stops < LONGEST_WAY, f"the keyboard never comes to {what}"
            if stands["body"]:
                continue
            stayed = stayed + 1 if stands["same"] else 0
            assert stayed < (12 if stands["isOneOfMany"] else 1), f"trapped: {stands['what']}"
            assert stands["hasRing"], f"nothing shows the focus: {stands['what']}"
            assert stands["isSeen"], f"the focus is hidden: {stands['what']}"

    def write(self, what: str | Locator, text: str) -> None:
        """Come to a box and write into it, in place of what it says."""
        self.come_to(what)
        self.page.keyboard.press("Control+A")
        self.page.keyboard.insert_text(text)

    def choose(self, what: str, word: str) -> None:
        """Choose in a list by the beginning of its word."""
        self.come_to(what)
        self.page.keyboard.type(word)

    def press(self, what: str | Locator, key: str = "Enter") -> None:
        """Come to a link or a button and press it; the page that follows has come."""
        self.come_to(what)
        with self.page.expect_navigation():
            self.page.keyboard.press(key)

    def key(self, key: str) -> None:
        """Press one key that leads to another page."""
        with self.page.expect_navigation():
            self.page.keyboard.press(key)

    def focus(self) -> dict[str, Any]:
        """Say where the keyboard is, and what is written there."""
        return self.page.evaluate(
            """() => {
              const at = document.activeElement;
              return {
                body: at === document.body,
                text: at.innerText.trim(),
                says: at.matches("[data-focus], [autofocus], :target"),
                ring: getComputedStyle(at).outlineStyle !== "none",
              };
            }"""
        )

    def hears(self) -> str:
        """Give what the keyboard is left at after an act: its result or what is to be mended."""
        focus = self.focus()
        assert not focus["body"], f"after the act the focus is nowhere: {self.page.url}"
        assert focus["says"], focus
        assert focus["ring"], focus
        return focus["text"]


class Finger:
    """Somebody with a telephone."""

    by_keys = False

    def __init__(self, page: Page) -> None:
        self.page = page

    def open(self, address: str) -> None:
        self.page.goto(address)
        self._fits()

    def write(self, what: str | Locator, text: str) -> None:
        self._found(what).fill(text)

    def choose(self, what: str, word: str) -> None:
        box = self._found(what)
        words = [each.strip() for each in box.locator("option").all_inner_texts()]
        box.select_option(label=next(each for each in words if each.startswith(word)))

    def press(self, what: str | Locator, key: str = "") -> None:
        with self.page.expect_navigation():
            self._found(what).click()
        self._fits()

    def hears(self) -> str:
        """Give what the page says about what was just done."""
        return self.page.locator("[data-focus], .lines__said").first.inner_text()

    def _found(self, what: str | Locator) -> Locator:
        return (self.page.locator(what) if isinstance(what, str) else what).first

    def _fits(self) -> None:
        """Nothing stands out sideways."""
        width = self.page.evaluate("document.documentElement.scrollWidth")
        assert width <= self.page.viewport_size["width"], f"{self.page.url} is {width} wide"
