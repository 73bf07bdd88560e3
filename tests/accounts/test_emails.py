"""What is an address, and which two are the same."""

import pytest

from forum.accounts.emails import clean_email, email_key
from forum.accounts.refused import RefusedError


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("aino@example.org", "aino@example.org"),
        (" Aino.Laine@Example.ORG ", "Aino.Laine@example.org"),
        ("aino+forum@jyu.fi", "aino+forum@jyu.fi"),
        ("äiti@öljy.fi", "äiti@öljy.fi"),
    ],
)
def test_an_address_is_kept(typed, kept):
    assert clean_email(typed) == kept


@pytest.mark.parametrize(
    "typed",
    ["", "aino", "aino@", "@example.org", "a b@example.org", "a@b@c.fi", "a\x00@example.org",
     "a\ud800@example.org", "a@example.org\r\nBcc: b@example.org", "a" * 65 + "@example.org",
     f"a@{'b' * 250}.fi", "a@-.fi", "aino@example..org"],
    ids=ascii,
)  # fmt: skip
def test_what_is_no_address_is_refused_in_one_sentence(app, typed):
    with app.test_request_context(headers={"Accept-Language": "en"}):
        with pytest.raises(RefusedError) as refused:
            clean_email(typed)
        assert str(refused.value) == "Write an e-mail address, such as name@example.org."


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Aino@Example.org", "aino@example.org"),
        ("ÄITI@example.org", "äiti@example.org"),
        (" aino@example.org", "aino@example.org "),
        ("ａino@example.org", "aino@example.org"),
    ],
)
def test_spellings_of_an_address_are_one(one, other):
    assert email_key(one) == email_key(other)


def test_a_key_is_never_longer_than_an_address():
    assert len(email_key("a" * 1_000_000)) == 254
