"""Where one is led after signing in, and what odd input comes to."""

import re
from urllib.parse import urlsplit

import pytest

from forum.accounts.models import User
from forum.accounts.passwords import hash_password
from forum.pages.frame import is_ours

PASSWORD = "kahvihuoneen strategia 7"
NEW = "uusi sateenvarjo 91 telttaa"
HASH = hash_password(PASSWORD)


@pytest.fixture
def aino(make) -> User:
    return make.user("Aino Laine", email="aino@example.org", password_hash=HASH)


def sign_in(visitor, **more):
    return visitor.send("/login", email="aino@example.org", password=PASSWORD, **more)


OURS = ["/courses", "/courses?show=all", "/join/abc", "/me#devices", "/courses/ä"]
NOT_OURS = [
    *("", "courses", "me", "?x", "#x", "//evil.example", "///evil.example", "////evil.example"),
    *("/\\evil.example", "\\\\evil.example", "\\/evil.example", "/\\/evil.example", "/a\\b"),
    *("https://evil.example", "http:evil.example", "https:///evil.example", "HTTPS://evil.example"),
    *("javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,x", "vbscript:x", "file:///"),
    *(" //evil.example", "\t//evil.example", "\n//evil.example", "\r\n//evil.example"),
    *("/\t/evil.example", "/\n/evil.example", "/\r/evil.example", "/\x00/evil.example"),
    *("//evil.example/@localhost", "https://localhost@evil.example", "//localhost@evil.example"),
    *("https://localhost.evil.example", "//[::1]", "//127.0.0.1", "//2130706433", "ftp://evil"),
    *("//evil%2eexample", "https:evil.example", "https:/evil.example", "http://", "https://"),
    *("/\u2028/evil.example", "//evil。example", "//ｅvil.example", "//\u00adevil.example"),
    *("blob:https://evil.example/x", "mailto:a@evil.example", "//evil.example:80", "//:80"),
    *("///\\evil.example", "/\x0b/evil.example", "/\x1f/evil.example", "\x00//evil.example"),
    *("%2f%2fevil.example", "http://localhost/me", "https://localhost/me", "//localhost/me"),
    *("///", "//", "\\", "http:\\\\evil.example", "https:\\evil.example", "x" * 5000),
    *(
        "//evil.example/%2f..",
        "/ /evil.example/..//",
        "\u00a0//evil.example",
        "\ufeff//evil.example",
    ),
]
WAYS = {
    "login": lambda v, to, _number: sign_in(v, next=to),
    "register": lambda v, to, number: v.send(
        "/register", name=f"B {number}", email=f"b{number}@example.org", password=NEW, next=to
    ),
    "language": lambda v, to, _number: v.send("/language", language="sv", next=to),
}


WORST = ["//evil.example", "https://evil.example", "/\\evil.example", "\t//evil.example", "x" * 99]
ODD_BUT_OURS = {"/\u2028/evil.example", "/ /evil.example/..//"}


@pytest.mark.parametrize("to", NOT_OURS, ids=ascii)
def test_no_address_of_another_site_is_taken_for_ours(to):
    assert is_ours(to) is (to in ODD_BUT_OURS)


@pytest.mark.parametrize("way", WAYS)
def test_nobody_is_led_to_another_site(app, visit, aino, way):
    """Every address by the way that costs nothing, the worst by those that hash a password."""
    for number, to in enumerate(NOT_OURS if way == "language" else WORST):
        answer = WAYS[way](visit(), to, number)
        assert answer.status_code == 303, to
        parts = urlsplit(answer.location)
        assert (parts.scheme, parts.netloc) == ("", ""), to
        assert re.match(r"/(?![/\\])", answer.location), to
        assert "\\" not in answer.location, to


@pytest.mark.parametrize("to", NOT_OURS[:8], ids=ascii)
def test_who_is_signed_in_is_led_nowhere_else_either(aino, visit, to):
    answer = visit(aino).get("/login", query_string={"next": to})
    assert answer.headers["Location"] == "/"


@pytest.mark.parametrize("to", OURS)
def test_one_is_led_back_to_a_page_of_ours(aino, visit, to):
    location = sign_in(visit(), next=to).location
    assert location.startswith(to[:8])


ODD = ["\x00", "\ufffd", "a\x00b", "𐀀" * 50, "x" * 100_000, "\u202e", "[]", "{}", "1e999"]


@pytest.mark.parametrize("odd", ODD, ids=lambda each: ascii(each)[:16])
def test_odd_input_gets_one_sentence_and_never_a_500(aino, visit, odd):
    guest = visit()
    for path, fields in {
        "/login": ("email", "password"),
        "/register": ("name", "email", "password", "language"),
    }.items():
        assert guest.send(path, dict.fromkeys(fields, odd)).status_code in {422, 303}
        assert visit().get(path, query_string={"next": odd}).status_code == 200
    assert guest.send("/language", language=odd, next=odd).status_code == 303
    sign_in(guest)
    assert guest.send("/me", name=odd, language=odd).status_code == 422
    assert guest.send("/me/password", current_password=odd, new_password=odd).status_code == 422


@pytest.mark.parametrize("raw", [b"email=%ED%A0%80&password=%FF%FE", b"email=%C0%80&password=a"])
def test_bytes_that_are_no_text_are_refused_as_any_wrong_password(visit, raw):
    guest = visit()
    answer = guest.post(
        "/login",
        data=raw + b"&csrf_token=" + guest.csrf_token().encode(),
        content_type="application/x-www-form-urlencoded",
    )
    assert answer.status_code == 422
