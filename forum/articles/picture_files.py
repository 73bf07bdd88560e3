"""Pictures as files: made anew from their points, so that nothing else of what came is kept.

Where somebody stood when a photograph was taken, and whatever else hides in a file, is gone.
"""

import io
import struct
from dataclasses import dataclass
from hashlib import sha256
from threading import Lock

from PIL import Image, ImageOps, UnidentifiedImageError

LARGEST = 8_000_000
MOST_POINTS = 24_000_000
_MOST_POINTS_OF_WEBP = 10_000_000  # takes four times as much room to open
_MOST_SIDE = 1_600
_FORMATS = ("PNG", "JPEG", "GIF", "WEBP")
_QUALITY = 82
_SAY_HOW_IT_LIES = ("exif", "xmp", "XML:com.adobe.xmp", "Raw profile type exif")
_POINTS_AT_ONCE = 1_000_000
_FAULTS = (OSError, ValueError, SyntaxError, EOFError, TypeError, LookupError, struct.error)

# A large one takes a hundred megabytes while it is made: one after another, not all at once.
_one_at_a_time = Lock()

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
        with _one_at_a_time, Image.open(io.BytesIO(data), formats=_FORMATS) as opened:
            width, height = opened.size
            most = _MOST_POINTS_OF_WEBP if opened.format == "WEBP" else MOST_POINTS
            if not 0 < width * height <= most:
                return None
            opened.draft("RGB", (_MOST_SIDE, _MOST_SIDE))
            opened.load()
            is_drawn = opened.format in {"PNG", "GIF"}
            return _written(opened, is_drawn=is_drawn)
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError, MemoryError):
        return None


def _written(picture: Image.Image, *, is_drawn: bool) -> PictureFile:
    """Write a photograph as JPEG, anything with few colours or see-through parts as PNG."""
    has_palette = picture.mode in {"P", "PA"} or "transparency" in picture.info
    mode = "RGBA" if has_palette or picture.mode in {"LA", "RGBA"} else "RGB"
    bare = _upright(_smaller(picture, mode))
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


def _smaller(picture: Image.Image, mode: str) -> Image.Image:
    """Make a picture smaller by a whole number, part by part: never is there a second large one."""
    width, height = picture.size
    by = max(max(width, height) // _MOST_SIDE, 1)
    small = Image.new(mode, (-(-width // by), -(-height // by)))
    rows = max(_POINTS_AT_ONCE // width // by, 1) * by
    for top in range(0, height, rows):
        part = picture.crop((0, top, width, min(top + rows, height))).convert(mode)
        small.paste(part.reduce(by), (0, top // by))
    small.info |= {name: picture.info[name] for name in _SAY_HOW_IT_LIES if name in picture.info}
    return small


def _upright(picture: Image.Image) -> Image.Image:
    """Turn a picture as it says it lies; one that says it in a damaged way stays as it is."""
    try:
        return ImageOps.exif_transpose(picture)
    except _FAULTS:
        return picture
