"""Connecting: in secret with who can show a certificate for the name, and within the time."""

import socket

from forum.articles.fetching import fetch
from tests.articles.fetching.servers import CERTIFICATE, page, site
from tests.articles.fetching.test_fetch import refusal


def test_a_page_whose_name_is_certified_is_fetched_in_secret_and_no_other(monkeypatch):
    with site(certificate=CERTIFICATE) as web:
        web.pages["/"] = page(b"<p>Words</p>")
        url = f"https://localhost:{web.port}/"
        assert refusal(url, local=web.local) == "unreachable"
        monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATE))
        assert fetch(url, local=web.local).data == b"<p>Words</p>"
    assert [path for path, _ in web.asked] == ["/robots.txt", "/"]


def test_where_no_time_is_left_nothing_is_asked():
    with site() as web:
        assert refusal(web.url(), local=web.local, seconds=0) == "too_slow"
    assert web.asked == []


def test_a_name_that_nobody_knows_leads_nowhere():
    def unknown(*_asked, **_more):
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    assert refusal("http://nowhere.example.org/", resolve=unknown) == "unreachable"
