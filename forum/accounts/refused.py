"""What is refused in a name, an address or a password, said in one sentence."""

from typing import Any


class RefusedError(ValueError):
    """What was typed cannot be taken; its sentence says why, in the language of the reader."""

    def __init__(self, sentence: Any) -> None:
        """Take the sentence."""
        super().__init__(str(sentence))
