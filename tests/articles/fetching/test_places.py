"""What an address says, and who is public."""

import ipaddress

import pytest

from forum.articles.fetching import FetchError, places


@pytest.mark.parametrize("address", ["93.184.215.14", "8.8.8.8", "2606:2800:21f:cb07::1"])
def test_the_public_net_may_be_asked(address):
    assert places.is_public(ipaddress.ip_address(address))


def test_an_address_of_the_sixth_version_is_written_in_brackets():
    found = places.place_of("HTTP://[2606:2800:21F::1]:80/a b".replace(" ", "%20") + "?q=ä#part")

    assert found.url == "http://[2606:2800:21f::1]/a%20b?q=%C3%A4"
    assert found.authority == "[2606:2800:21f::1]"
    long = f"http://{'a' * 64}.org/"
    bare = "http://a.example/b c"
    for wrong in (bare, "http://[v1.a:b]/", "http://1.2.3.4.5/", "http://0x1ffffffff/", long):
        with pytest.raises(FetchError) as refused:
            places.place_of(wrong)
        assert refused.value.code == "no_address"
