"""A page as a person has it before them: one form, filled in and sent by one of its buttons."""

import re

from bs4 import BeautifulSoup

TEXT = """Meetings without decisions

Every meeting is a *promise*.

Points to ponder:
1. Which meeting of yours ended with a decision?
2. Who follows what was decided? How does it show?
"""


class Page:
    """A page with one form to be filled in and sent by one of its buttons."""

    def __init__(self, visitor, answer):
        self.visitor, self.status = visitor, answer.status_code
        self.soup = BeautifulSoup(answer.text, "lxml")
        self.text = " ".join(self.soup.get_text(" ").split())
        self.form = self.soup.select_one("main form[method=post]")
        self.fields = dict(self._sent()) if self.form else {}

    def _sent(self):
        for each in self.form.select("input[name], textarea[name], select[name]"):
            if each.name == "textarea":
                yield each["name"], each.get_text().removeprefix("\n")
            elif each.name == "select":
                chosen = each.select_one("option[selected]") or each.select_one("option")
                yield each["name"], chosen["value"]
            elif each.get("type") != "file":
                yield each["name"], each.get("value", "")

    def press(self, words, at=0, **typed):
        """Press the button with these words (the so-many-th), with the fields as they are."""
        buttons = [
            each for each in self.form.select("button") if each.get_text().strip().startswith(words)
        ]
        button = buttons[at]
        url = button.get("formaction", self.form["action"])
        named = {button["name"]: button["value"]} if button.get("name") else {}
        answer = self.visitor.post(url.split("#")[0], data=self.fields | typed | named)
        if answer.status_code == 303:
            answer = self.visitor.get(answer.location)
        return Page(self.visitor, answer)

    def questions(self):
        names = sorted(
            (name for name in self.fields if re.fullmatch(r"questions-\d+-text", name)),
            key=lambda name: int(name.split("-")[1]),
        )
        return [self.fields[name] for name in names]

    def errors_at(self, name):
        box = self.form.select_one(f'[name="{name}"]')
        ids = (box.get("aria-describedby") or "").split()
        assert box.get("aria-invalid") == "true"
        return " ".join(
            self.soup.find(id=each).get_text() for each in ids if each.endswith("-error")
        )
