"""Pictures that stand inside a file: kept apart from its words, by a sign for their bytes."""

import base64
import binascii
import re
from dataclasses import dataclass, field
from hashlib import sha256

MOST = 50
LARGEST = 20_000_000
MOST_OF_ONE = 8_000_000
PICTURE_DATA = re.compile(r"data:image/[a-z0-9.+-]{1,30};base64,", re.IGNORECASE)


@dataclass
class Pictures:
    """The pictures found so far, by the words that the text says in their place."""

    found: dict[str, bytes] = field(default_factory=dict)
    size: int = 0

    def keep(self, text: str) -> str:
        """Keep a picture that is written in letters; gives the address that stands for it."""
        if len(text) > MOST_OF_ONE * 4 // 3:
            return ""
        try:
            return self.keep_bytes(base64.b64decode(text, validate=False))
        except (binascii.Error, ValueError):
            return ""

    def keep_bytes(self, data: bytes) -> str:
        """Keep a picture; gives the address that stands for it, none where there are too many."""
        address = f"picture:{sha256(data).hexdigest()[:32]}"
        if address not in self.found:
            self.size += len(data)
            if not 0 < len(data) <= MOST_OF_ONE or len(self.found) >= MOST or self.size > LARGEST:
                return ""
            self.found[address] = data
        return address
