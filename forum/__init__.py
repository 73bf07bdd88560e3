"""Pohdittavaa: an article's closing questions become discussions, curated and listened to.

Read the package from the top down; everything imports only what stands above it.

The ground knows nothing of the rooms:
    config, db, audit, permissions, errors, richtext, language

The rooms, in the order of the work; each has models, queries, actions and forms:
    outbox        what is to go by mail: a row a letter, never sent twice
    accounts      who somebody is: users, sessions
    notices       what somebody should be told, and how they want to hear
    courses       which course, in which role; invitations and rules
    articles      what is read and its questions; reading/ finds them in a text
    discussion    topics, templates, cases, replies, revisions; who may see what; the one transition
    moderation    the queue, decisions, removal and restoring, the log

The doors, by which one comes in:
    gate          who is it, in which course, may that role come in?
    pages         the web pages, one module a room
    postman       words the letters, asking again who may be told, and brings them on their way
    loading       moves whole courses in, the demo course among them
    leaks         tries in a scratch database whether anybody is shown too much
    app, cli      create_app, which puts it all together; the commands
"""

__version__ = "0.1.0"
__all__ = ["__version__", "create_app"]


def __getattr__(name: str) -> object:
    """Hand on create_app, without loading the web when only a module of the ground is wanted."""
    if name == "create_app":
        from forum.app import create_app  # noqa: PLC0415 - see above

        return create_app
    raise AttributeError(name)
