"""The desk that the tests of moderation sit at."""

import pytest

from tests.moderation.desk import Desk


@pytest.fixture
def desk(make, visit) -> Desk:
    return Desk(make, visit)
