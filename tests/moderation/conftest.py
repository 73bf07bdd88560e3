"""The desk that the tests of moderation sit at."""

import pytest

from tests.moderation.desk import Desk
from tests.moderation.regrouping import Talk


@pytest.fixture
def desk(make, visit) -> Desk:
    return Desk(make, visit)


@pytest.fixture
def talk(desk) -> Talk:
    return Talk(desk)
