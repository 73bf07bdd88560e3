"""The package itself: it hands on create_app, and nothing else that it does not have."""

import pytest

import forum
from forum.app import create_app


def test_the_package_hands_on_what_makes_the_program():
    assert forum.create_app is create_app
    with pytest.raises(AttributeError):
        forum.nothing_of_the_kind  # noqa: B018
