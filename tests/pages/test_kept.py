"""What is kept of pages, and what is too much to be kept."""

from forum.pages import kept


def an_own(size):
    return kept.KeptOwn("x" * size, ())


def test_what_was_built_is_found_until_it_is_forgotten():
    built = kept.keep("key", an_own(10))
    assert kept.find("key", kept.KeptOwn) is built
    kept.forget()
    assert kept.find("key", kept.KeptOwn) is None


def test_what_alone_would_take_the_room_of_everything_is_not_kept():
    kept.forget()
    built = kept.keep("big", an_own(kept.KEPT_BYTES // 2))
    assert built.above
    assert kept.find("big", kept.KeptOwn) is None
