"""What a browser says of itself, in the two words by which a person knows it again."""

_BROWSERS = (
    ("Edg", "Edge"),
    ("OPR", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Firefox", "Firefox"),
    ("FxiOS", "Firefox"),
    ("CriOS", "Chrome"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)
_SYSTEMS = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("CrOS", "ChromeOS"),
    ("Windows", "Windows"),
    ("Mac OS", "macOS"),
    ("Linux", "Linux"),
)


def device_name(user_agent: str | None) -> str:
    """Give browser and system, such as “Firefox, Windows”; empty where neither is known."""
    said = user_agent or ""
    found = (
        next((name for sign, name in signs if sign in said), "") for signs in (_BROWSERS, _SYSTEMS)
    )
    return ", ".join(filter(None, found))
