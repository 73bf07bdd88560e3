"""Every kind of notice in one table: its words, what it is about, and so who may be told it.

A new kind is a name in models.Kind and an entry in TELLS; whoever causes it calls actions.tell().
Whether its recipient may still see what it is about is asked when it is shown and when it is
mailed, by discussion.notice_queries, which reads `about` and nothing else.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from flask_babel import lazy_gettext as _l

from forum.errors import Words
from forum.notices.models import Kind, Matter, Way


class About(StrEnum):
    """What a notice is about, and so to whom it may be shown."""

    OWN_POST = "own post"  # to its author, who is in the course
    PUBLIC_POST = "public post"  # to a member, while the course reads the post
    STAFFS_POST = "staff's post"  # to the staff, while the post exists for them
    COURSE = "course"  # to a member of the course
    ACCOUNT = "account"  # to the person, whatever the courses


class Leads(StrEnum):
    """Where a notice leads to."""

    POST = "post"
    EDIT = "edit"
    DESK = "desk"
    COURSE = "course"
    OWN_PAGE = "own page"
    OWN_FLAGS = "own flags"


@dataclass(frozen=True)
class Telling:
    """What a kind says, of a case and of a reply, with %(question)s, %(course)s and %(name)s.

    The name is that of the author of the post, where that is somebody else.
    """

    matter: Matter
    about: About
    leads_to: Leads
    of_case: Words
    of_reply: Words | None = None

    def sentence(self, *, is_case: bool, question: str, course: str, name: str) -> str:
        """Say it in the language of the moment."""
        words = self.of_case if is_case or self.of_reply is None else self.of_reply
        return str(words) % {"question": question, "course": course, "name": name}


def _of_own(matter: Matter, leads_to: Leads, of_case: Words, of_reply: Words) -> Telling:
    return Telling(matter, About.OWN_POST, leads_to, of_case, of_reply)


def _of_own_case(words: Words) -> Telling:
    return Telling(Matter.DECISIONS, About.OWN_POST, Leads.POST, words)


def _answered(words: Words) -> Telling:
    return Telling(Matter.REPLIES, About.PUBLIC_POST, Leads.POST, words)


TELLS: Mapping[Kind, Telling] = MappingProxyType(
    {
        Kind.PUBLISHED: _of_own(
            Matter.DECISIONS,
            Leads.POST,
            _l("Your case on “%(question)s” is published."),
            _l("Your reply on “%(question)s” is published."),
        ),
        Kind.PUBLISHED_WITH_EDIT: _of_own(
            Matter.DECISIONS,
            Leads.POST,
            _l("A moderator edited your case on “%(question)s” and published it."),
            _l("A moderator edited your reply on “%(question)s” and published it."),
        ),
        Kind.FEATURED: _of_own(
            Matter.DECISIONS,
            Leads.POST,
            _l("Your case on “%(question)s” is featured."),
            _l("Your reply on “%(question)s” is featured."),
        ),
        Kind.UNFEATURED: _of_own(
            Matter.DECISIONS,
            Leads.POST,
            _l("Your case on “%(question)s” is not featured any more. It stays published."),
            _l("Your reply on “%(question)s” is not featured any more. It stays published."),
        ),
        Kind.CHANGES_REQUESTED: _of_own(
            Matter.DECISIONS,
            Leads.EDIT,
            _l("A moderator asks for changes to your case on “%(question)s”."),
            _l("A moderator asks for changes to your reply on “%(question)s”."),
        ),
        Kind.DECLINED: _of_own(
            Matter.DECISIONS,
            Leads.POST,
            _l("Your case on “%(question)s” was not published. The reason is on its page."),
            _l("Your reply on “%(question)s” was not published. The reason is on its page."),
        ),
        Kind.EDIT_DECLINED: _of_own(
            Matter.DECISIONS,
            Leads.POST,
            _l("Your new text of a case on “%(question)s” was not published. The old one stays."),
            _l("Your new text of a reply on “%(question)s” was not published. The old one stays."),
        ),
        Kind.REMOVED: _of_own(
            Matter.DECISIONS,
            Leads.POST,
            _l("Your case on “%(question)s” was removed. The reason is on its page."),
            _l("Your reply on “%(question)s” was removed. The reason is on its page."),
        ),
        Kind.RESTORED: _of_own(
            Matter.DECISIONS,
            Leads.POST,
            _l("Your case on “%(question)s” is back in the discussion."),
            _l("Your reply on “%(question)s” is back in the discussion."),
        ),
        Kind.UPHELD: _of_own(
            Matter.DECISIONS,
            Leads.POST,
            _l("Your appeal on “%(question)s” is answered: the decision on your case stands."),
            _l("Your appeal on “%(question)s” is answered: the decision on your reply stands."),
        ),
        Kind.ENDORSED: _of_own(
            Matter.DECISIONS,
            Leads.POST,
            _l("An instructor has endorsed your case on “%(question)s”."),
            _l("An instructor has endorsed your reply on “%(question)s”."),
        ),
        Kind.PINNED: Telling(
            Matter.DECISIONS,
            About.OWN_POST,
            Leads.POST,
            _l("Your case is pinned: it stands at the top of “%(question)s”."),
        ),
        Kind.MOVED: _of_own_case(
            _l("Your case stands under the question “%(question)s” now. The reason is on its page.")
        ),
        Kind.MERGED: _of_own_case(
            _l("Your case on “%(question)s” is a part of another case now. The reason is there.")
        ),
        Kind.JOINED: _of_own_case(
            _l("Another case is a part of your case on “%(question)s” now. The reason is there.")
        ),
        Kind.SPLIT_OUT: _of_own_case(
            _l("Your reply on “%(question)s” is a case of its own now. The reason is on its page.")
        ),
        Kind.PUT_BACK: _of_own(
            Matter.DECISIONS,
            Leads.POST,
            _l("Your case on “%(question)s” is back where it stood before."),
            _l("Your reply on “%(question)s” is back where it stood before."),
        ),
        Kind.PARTED: _of_own_case(
            _l("What had become a part of your case on “%(question)s” stands by itself again.")
        ),
        Kind.APPEALED: Telling(
            Matter.DECISIONS,
            About.STAFFS_POST,
            Leads.DESK,
            _l("%(name)s appeals against a decision on “%(question)s”."),
        ),
        Kind.CASE_ANSWERED: _answered(_l("%(name)s replied to your case on “%(question)s”.")),
        Kind.REPLY_ANSWERED: _answered(_l("%(name)s replied to your reply on “%(question)s”.")),
        Kind.THREAD_ANSWERED: _answered(
            _l("%(name)s wrote a reply in the thread of your case on “%(question)s”.")
        ),
        Kind.MODERATOR_WROTE: _of_own(
            Matter.DECISIONS,
            Leads.POST,
            _l("A moderator wrote to you about your case on “%(question)s”."),
            _l("A moderator wrote to you about your reply on “%(question)s”."),
        ),
        Kind.UNFINISHED: _of_own(
            Matter.REMINDERS,
            Leads.EDIT,
            _l("Your case on “%(question)s” waits for the changes that a moderator asked for."),
            _l("Your reply on “%(question)s” waits for the changes that a moderator asked for."),
        ),
        Kind.FLAG_ANSWERED: Telling(
            Matter.DECISIONS,
            About.COURSE,
            Leads.OWN_FLAGS,
            _l("The moderators of the course “%(course)s” looked at what you flagged."),
        ),
        Kind.FIXES_PUBLISHED: Telling(
            Matter.DECISIONS,
            About.STAFFS_POST,
            Leads.DESK,
            _l(
                "%(name)s mended what you asked for on “%(question)s”. It is published as you said."
            ),
        ),
        Kind.MEMBER_ADDED: Telling(
            Matter.MEMBERSHIP,
            About.COURSE,
            Leads.COURSE,
            _l("You are a member of the course “%(course)s” now."),
        ),
        Kind.ROLE_CHANGED: Telling(
            Matter.MEMBERSHIP,
            About.COURSE,
            Leads.COURSE,
            _l("Your role in the course “%(course)s” has changed."),
        ),
        Kind.MEMBER_REMOVED: Telling(
            Matter.MEMBERSHIP,
            About.ACCOUNT,
            Leads.OWN_PAGE,
            _l("You are no longer a member of the course “%(course)s”. What you wrote stays."),
        ),
    }
)

USUAL: Mapping[Matter, Way] = MappingProxyType(
    {
        Matter.DECISIONS: Way.AT_ONCE,
        Matter.REPLIES: Way.AT_ONCE,
        Matter.REMINDERS: Way.AT_ONCE,
        Matter.MEMBERSHIP: Way.AT_ONCE,
        Matter.QUEUE: Way.DAILY,
        Matter.NEWS: Way.DAILY,
    }
)
"""How one hears of a matter who has not said otherwise."""

WAYS: Mapping[Matter, tuple[Way, ...]] = MappingProxyType(
    {matter: tuple(Way) for matter in Matter}
    | {Matter.QUEUE: (Way.DAILY, Way.OFF), Matter.NEWS: (Way.DAILY,)}
)
"""What one may choose. Of the queue and of news there are no rows, only letters."""


def kinds_of(matter: Matter) -> frozenset[Kind]:
    """List the kinds of a matter."""
    return frozenset(kind for kind, telling in TELLS.items() if telling.matter is matter)


def kinds_about(about: About) -> list[Kind]:
    """List the kinds that are about one sort of thing."""
    return [kind for kind, telling in TELLS.items() if telling.about is about]
