"""Fetching a page: what comes, what is too much, and what is never asked."""

import gzip
import ipaddress
import socket
import time
import tracemalloc
import zlib

import pytest

from forum.articles.fetching import FetchError, fetch, places
from tests.articles.fetching.servers import endless, moved, page, site, status


@pytest.fixture
def web():
    with site() as server:
        yield server


def refusal(url, **more) -> str:
    with pytest.raises(FetchError) as refused:
        fetch(url, **more)
    assert str(refused.value)
    return refused.value.code


def test_a_page_is_fetched_with_where_it_was_found(web):
    web.pages["/a%20b?c=d"] = page("<p>Ä</p>".encode("latin-1"), "text/html; charset=ISO-8859-1")

    found = fetch(f" {web.url('/a b?c=d')} ".strip().replace(" ", "%20"), local=web.local)

    assert (found.data, found.charset, found.filename) == (b"<p>\xc4</p>", "ISO-8859-1", "a b.html")
    assert found.url == web.url("/a%20b?c=d")
    assert [path for path, _ in web.asked] == ["/robots.txt", "/a%20b?c=d"]


def test_nothing_is_sent_that_says_who_asks(web, monkeypatch):
    for name in ("http_proxy", "HTTP_PROXY", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")
    web.pages["/"] = moved("/b", Set_Cookie="a=b")
    web.pages["/b"] = page(b"x")

    fetch(web.url(), local=web.local)

    for _, headers in web.asked:
        assert set(headers) == {"Host", "User-Agent", "Accept", "Accept-Encoding", "Connection"}


@pytest.mark.parametrize(
    ("packed", "encoding"),
    [
        (gzip.compress(b"words", mtime=0), "gzip"),
        (zlib.compress(b"words"), "deflate"),
        (b"words", "identity"),
    ],
)
def test_a_packed_page_is_unpacked(web, packed, encoding):
    web.pages["/"] = page(packed, Content_Encoding=encoding)

    assert fetch(web.url(), local=web.local).data == b"words"


@pytest.mark.parametrize(
    ("path", "kind", "name"),
    [
        ("/a.md", "text/plain", "a.md"),
        ("/a", "text/plain; charset=utf-8", "a.txt"),
        ("/", "text/html", "page.html"),
        ("/a.php", "application/pdf", "a.pdf"),
        ("/feed", "application/rss+xml", "feed.xml"),
        ("/a.docx", "application/octet-stream", "a.docx"),
        ("/a.docx", "image/png", "a.unknown"),
    ],
)
def test_the_name_says_what_was_sent(web, path, kind, name):
    web.pages[path] = page(b"x", kind)

    assert fetch(web.url(path), local=web.local).filename == name


HOSTILE = """
http://127.0.0.1 http://localhost http://localhost. http://LOCALHOST http://127.1 http://127.0.1
http://2130706433 http://017700000001 http://0x7f000001 http://0x7f.0.0.1 http://0177.0.0.1
http://127.0.0.1.  http://0 http://0.0.0.0 http://[::1] http://[::] http://[0:0:0:0:0:0:0:1]
http://[::ffff:127.0.0.1] http://[::ffff:7f00:1] http://[::127.0.0.1] http://[64:ff9b::7f00:1]
http://[64:ff9b:1::7f00:1] http://[2002:7f00:1::] http://[2001:0:7f00:1::] http://[fe80::1]
http://[fe80::1%25lo] http://[fec0::1] http://[fc00::1] http://[fd12::1] http://[ff02::1]
http://[2001:db8::1] http://[100::1] http://[::ffff:0:127.0.0.1] http://[2607:f8b0::5efe:7f00:1]
http://10.0.0.1 http://172.16.0.1 http://192.168.0.1 http://169.254.169.254
http://169.254.169.254/latest/meta-data/ http://100.64.0.1 http://192.0.0.1 http://192.0.2.1
http://198.18.0.1 http://198.51.100.1 http://203.0.113.1 http://224.0.0.1 http://240.0.0.1
http://255.255.255.255 http://192.88.99.1 http://１２７.0.0.1 http://127。0。0。1 http://①②⑦.0.0.1
http://ⓛocalhost http://user@127.0.0.1 http://example.org@127.0.0.1 http://127.0.0.1@example.org
http://user:secret@example.org http://127.0.0.1:80 http://127.0.0.1:22 https://127.0.0.1
http://example.org:22 http://example.org:25 https://example.org:8443 file:///etc/passwd ftp://a.b
gopher://127.0.0.1:25/x dict://a.b:11211 javascript:alert(1) data:text/html,x //127.0.0.1
http:///etc http:127.0.0.1 http://\\\\127.0.0.1 http://exa\\mple.org http://127.0.0.1\\@example.org
http://exa<mple.org http://-.org http://a..b http://[::1 http://a:b http://a:99999 http://%31%32%37.1
"""


def answers(*given):
    """A name server with these answers, one after another; the last one stays."""
    left = list(given)

    def resolve(host, port, **_):
        try:
            return socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=4)
        except OSError:
            names = left.pop(0) if len(left) > 1 else left[0]
        return [(0, 0, 0, "", (name, port)) for name in names]

    return resolve


@pytest.mark.parametrize("url", HOSTILE.split())
def test_nothing_near_by_is_asked_however_it_is_spelt(url):
    loopback = answers(["127.0.0.1"]) if "example" not in url else answers(["93.184.215.14"])

    assert refusal(url, resolve=loopback) in {"not_public", "no_address"}


def test_what_is_refused_is_never_connected_to(web):
    spelt = [
        f"http://{host}:{web.port}/"
        for host in ("127.0.0.1", "localhost", "127.1", "2130706433", "[::ffff:127.0.0.1]")
    ]
    own = f"http://{socket.gethostbyname(socket.gethostname())}:{web.port}/"

    assert {refusal(url) for url in [*spelt, own]} == {"not_public"}
    assert web.asked == []


def test_our_own_address_is_not_public_even_where_everybody_sees_it(monkeypatch):
    monkeypatch.setattr(places, "_NOT_PUBLIC", ())
    here = ipaddress.ip_address("127.0.0.1")
    monkeypatch.setattr(type(here), "is_global", True, raising=False)
    for name in ("is_private", "is_loopback"):
        monkeypatch.setattr(type(here), name, False, raising=False)

    assert not places.is_public(here)


def test_one_address_that_is_not_public_is_enough_to_refuse():
    for both in (["93.184.215.14", "127.0.0.1"], ["93.184.215.14", "::1"], ["fe80::1%eth0"]):
        assert refusal("http://example.org/", resolve=answers(both)) == "not_public"


def test_a_name_that_changes_its_answer_is_looked_up_again_and_refused(web):
    """Each connection is made to what was checked for it, so a second answer reaches nothing."""
    web.pages["/"] = page(b"x")
    rebinding = answers(["127.0.0.1"], ["127.0.0.2"])

    refused = refusal(f"http://example.test:{web.port}/", resolve=rebinding, local=web.local)

    assert refused == "not_public"
    assert [path for path, _ in web.asked] == ["/robots.txt"]


def test_a_page_that_sends_on_is_checked_again(web):
    with site() as other:
        for to in (
            other.url(),
            "//[::1]/",
            "file:///etc/passwd",
            "http://2130706433/",
            "http://a@b/",
        ):
            web.pages["/"] = moved(to)
            assert refusal(web.url(), local=web.local) in {"not_public", "no_address"}

        assert other.asked == []


def test_a_page_that_sends_on_is_followed_to_its_end(web):
    web.pages["/"] = moved("/b", 301)
    web.pages["/b"] = moved("c#part", 308)
    web.pages["/c"] = page(b"end")

    assert fetch(web.url(), local=web.local).url == web.url("/c")


def test_an_address_with_bare_letters_is_followed_as_browsers_do(web):
    web.pages["/p%C3%A4%C3%A4"] = page(b"end")
    for sent in (b"/p\xc3\xa4\xc3\xa4", b"/p\xe4\xe4"):
        head = b"HTTP/1.1 302 Found\r\nLocation: " + sent + b"\r\nContent-Length: 0\r\n\r\n"
        web.pages["/"] = lambda handler, head=head: handler.wfile.write(head)
        assert fetch(web.url(), local=web.local).data == b"end"


def test_a_page_that_sends_round_in_circles_is_left(web):
    web.pages["/"] = moved("/")

    assert refusal(web.url(), local=web.local) == "redirects"


def test_what_a_site_asks_of_programs_is_honoured(web):
    wishes = b"User-agent: Pohdittavaa\nDisallow: /closed\n"
    web.pages |= {"/robots.txt": page(wishes, "text/plain"), "/closed": page(b"x")}
    web.pages |= {"/": moved("/closed"), "/open": page(b"x")}

    assert fetch(web.url("/open"), local=web.local).data == b"x"
    assert refusal(web.url("/closed"), local=web.local) == "robots"
    assert refusal(web.url("/"), local=web.local) == "robots"


def test_a_site_whose_wishes_cannot_be_had_is_left_alone(web):
    web.pages |= {"/": page(b"x"), "/robots.txt": status(503)}
    assert refusal(web.url(), local=web.local) == "robots"

    web.pages["/robots.txt"] = moved("/there")
    web.pages["/there"] = page(b"User-agent: *\nDisallow: /")
    assert refusal(web.url(), local=web.local) == "robots"

    web.pages["/robots.txt"] = moved("/robots.txt")
    assert fetch(web.url(), local=web.local).data == b"x"


def test_a_page_that_is_not_there_is_told(web):
    assert refusal(web.url("/nowhere"), local=web.local) == "status"


def test_bombs_and_endless_pages_are_left_at_the_limit(web):
    bomb = gzip.compress(b"\0" * 50_000_000)
    web.pages["/bomb"] = page(bomb, Content_Encoding="gzip")
    web.pages["/moved"] = moved("/small", body=bomb, Content_Encoding="gzip")
    web.pages["/small"] = page(b"x")
    web.pages["/endless"] = endless(b"x" * 65_536)

    assert refusal(web.url("/bomb"), local=web.local, largest=100_000) == "too_large"
    assert refusal(web.url("/endless"), local=web.local, largest=100_000) == "too_large"
    assert fetch(web.url("/moved"), local=web.local, largest=1_000_000).data == b"x"


@pytest.mark.parametrize(
    "answer",
    [
        endless(b"x", 0.05),
        endless(b"x", 0.05, b"HTTP/1.1 200 OK\r\nX: "),
        endless(b"x", 0.05, b"HTTP/1.1 200 OK\r\nContent-Length: 999\r\n\r\n"),
    ],
)
def test_a_page_that_comes_byte_by_byte_is_left_when_time_is_up(web, answer):
    web.pages["/"] = answer
    start = time.monotonic()

    assert refusal(web.url(), local=web.local, seconds=0.4) == "too_slow"
    assert time.monotonic() - start < 3


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (page(b"x", Content_Encoding="br"), "encoding"),
        (page(b"no gzip", Content_Encoding="gzip"), "encoding"),
        (endless(b"x" * 1_000, head=b"HTTP/1.1 200 OK\r\nX: "), "unreachable"),
        (endless(b"\r\n", head=b"SSH-2.0-x"), "unreachable"),
    ],
)
def test_what_is_no_page_is_told_in_one_sentence(web, answer, reason):
    web.pages["/"] = answer

    assert refusal(web.url(), local=web.local) == reason


def test_a_machine_that_does_not_answer_is_unreachable():
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        place = f"127.0.0.1:{closed.getsockname()[1]}"

    assert refusal(f"http://{place}/", local=[place]) == "unreachable"
    assert refusal("http://no.such.host.invalid/", resolve=answers([])) == "unreachable"


def test_a_name_server_that_hangs_is_not_waited_for():
    def hang(*_, **__):
        time.sleep(5)
        raise OSError

    start = time.monotonic()

    assert refusal("http://example.org/", resolve=hang, seconds=0.2) in {"unreachable", "too_slow"}
    assert time.monotonic() - start < 4


def test_a_site_with_no_certificate_for_its_name_is_unreachable(web):
    assert refusal(web.url().replace("http:", "https:"), local=web.local) == "unreachable"


def test_only_so_much_is_ever_held(web):
    """A hundred megabytes of nothing, packed, cost no more than the limit."""
    web.pages["/bomb"] = page(gzip.compress(b"\0" * 20_000_000), Content_Encoding="gzip")
    tracemalloc.start()
    refusal(web.url("/bomb"), local=web.local, largest=200_000)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert peak < 5_000_000
