"""One course with a post in every state there is, as `forum leaks` plants it."""

from forum.leaks import World, plant_hidden, plant_shown
from tests.builder import Builder


def make_world(make: Builder) -> World:
    """Fill an empty database."""
    with make.app.app_context():
        world = plant_shown()
        plant_hidden(world)
    return world
