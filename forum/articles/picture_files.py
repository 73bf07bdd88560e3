"""Pictures as files: made anew from their points, so that nothing else of what came is kept.

Where somebody stood when a photograph was taken, and whatever else hides in a file, is gone.
"""

import io
from dataclasses import dataclass
from hashlib import sha256

from PIL import Image, ImageOps, UnidentifiedImageError

LARGEST = 8_000_000
MOST_POINTS = 24_000_000
_MOST_SIDE = 1_600
_FORMATS = ("PNG", "JPEG", "GIF", "WEBP")
_QUALITY = 82

# The limit is our own, asked before a point is unpacked: the library's own only warns at first.
Image.MAX_IMAGE_PIXELS = None


@dataclass(frozen=True)
class PictureFile:
    """A picture as it is given to readers."""

    data: bytes
    media_type: str
    width: int
    height: int

    @property
    def digest(self) -> str:
        """The sign of its bytes, by which the same picture is known again."""
        return sha256(self.data).hexdigest()


def made_anew(data: bytes) -> PictureFile | None:
    """Make a picture anew; None if it is none, or too large. Slow."""
    if not data or len(data) > LARGEST:
        return None
    try:
        with Image.open(io.BytesIO(data), formats=_FORMATS) as opened:
            width, height = opened.size
            if width * height > MOST_POINTS or not width or not height:
                return None
            opened.draft("RGB", (_MOST_SIDE, _MOST_SIDE))
            opened.load()
            is_drawn = opened.format in {"PNG", "GIF"}
            return _written(ImageOps.exif_transpose(opened), is_drawn=is_drawn)
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError, MemoryError):
        return None


def _written(picture: Image.Image, *, is_drawn: bool) -> PictureFile:
    """Write a photograph as JPEG, anything with few colours or see-through parts as PNG."""
    has_palette = picture.mode in {"P", "PA"} or "transparency" in picture.info
    mode = "RGBA" if has_palette or picture.mode in {"LA", "RGBA"} else "RGB"
    bare = picture.convert(mode)
    bare.thumbnail((_MOST_SIDE, _MOST_SIDE))
    clean = Image.new(mode, bare.size)
    clean.paste(bare)
    written = io.BytesIO()
    if is_drawn or mode == "RGBA":
        clean.save(written, "PNG", optimize=False)
    else:
        clean.save(written, "JPEG", quality=_QUALITY)
    kind = "image/png" if is_drawn or mode == "RGBA" else "image/jpeg"
    return PictureFile(written.getvalue(), kind, *clean.size)
