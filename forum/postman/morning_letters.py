"""Letters by the clock: what waits for moderators, and the day's digest of what is new."""

from datetime import datetime

from flask_babel import gettext as _
from flask_babel import ngettext

from forum import language
from forum.db import now
from forum.discussion.news_queries import News, news
from forum.moderation import waiting_queries
from forum.moderation.waiting_queries import Waiting
from forum.notices import queries as notices
from forum.notices.kinds import TELLS
from forum.notices.models import Matter, Way
from forum.outbox.actions import Held
from forum.outbox.models import LetterKind
from forum.postman.addressee import Addressee
from forum.postman.mail import Mail
from forum.postman.news_letters import Line, line, still_told
from forum.postman.wording import Said, can_be_stopped, link


def of_the_queue(held: Held, person: Addressee | None) -> Mail | None:
    """Say how many wait, how old the oldest is, and about how long it will take."""
    if person is None or not person.is_confirmed or held.course_id is None:
        return None
    waiting = _waiting_for(person, held.course_id)
    ways = notices.ways([person.reader.user_id], Matter.QUEUE)
    if waiting is None or ways[person.reader.user_id] is Way.OFF:
        return None
    until = now() - waiting.promise
    late = waiting_queries.overdue(waiting.course_id, person.reader.user_id, until)
    if held.kind is LetterKind.OVERDUE and not any(late):
        return None
    return can_be_stopped(person, _queue_said(held, waiting, late, person))


def _waiting_for(person: Addressee, course_id: int) -> Waiting | None:
    """Look again at what waits for somebody, if they are of the staff still."""
    is_staff = course_id in person.reader.staff_course_ids
    there = waiting_queries.waiting(course_id) if is_staff else []
    return waiting_queries.for_one(there[0], person.reader.user_id) if there else None


def _queue_said(held: Held, waiting: Waiting, late: tuple[int, int], person: Addressee) -> Said:
    is_late = held.kind is LetterKind.OVERDUE
    told = _late(*late) if is_late else _wait(waiting)
    subject = f"{waiting.title}: {', '.join(told)}"
    context = {
        "heading": subject,
        "words": _queue_words(waiting, sum(late), person.language),
        "url": link("moderation.queue", course_slug=waiting.slug),
    }
    return Said(subject, "queue", context, matters={Matter.QUEUE}, list_name=waiting.slug)


def _wait(waiting: Waiting) -> list[str]:
    """Say of posts, appeals and authors that they wait, of each only where there is one."""
    posts, appealed, asking = waiting.count, waiting.appeals, waiting.asking
    counted = [
        (posts, ngettext("%(num)d post waits", "%(num)d posts wait", posts)),
        (appealed, ngettext("%(num)d appeal waits", "%(num)d appeals wait", appealed)),
        (asking, ngettext("%(num)d author asks", "%(num)d authors ask", asking)),
    ]
    return [words for count, words in counted if count]


def _late(posts: int, appealed: int) -> list[str]:
    """Say it of what has waited too long."""
    late_posts = ngettext(
        "%(num)d post has waited longer than promised",
        "%(num)d posts have waited longer than promised",
        posts,
    )
    late_appeals = ngettext(
        "%(num)d appeal has waited longer than promised",
        "%(num)d appeals have waited longer than promised",
        appealed,
    )
    return [words for count, words in ((posts, late_posts), (appealed, late_appeals)) if count]


def _queue_words(waiting: Waiting, overdue: int, lang: str) -> list[str]:
    words = _counted(waiting)
    words += [
        _("The oldest has waited for %(span)s.", span=language.span(now() - waiting.oldest, lang))
    ]
    if overdue:
        promise = language.span(waiting.promise, lang)
        words.append(
            ngettext(
                "%(num)d of them has waited longer than the %(promise)s that the course promises.",
                "%(num)d of them have waited longer than the %(promise)s that the course promises.",
                overdue,
                promise=promise,
            )
        )
    pace = waiting_queries.pace(waiting.course_id)
    to_decide = waiting.count + waiting.appeals
    if pace is not None and to_decide:
        span = language.span(pace * to_decide, lang)
        words.append(_("To decide on all of them takes about %(span)s.", span=span))
    return words


def _counted(waiting: Waiting) -> list[str]:
    """Say how much waits: posts, and apart from them appeals and what authors ask."""
    words = []
    if waiting.count:
        words.append(
            ngettext(
                "%(num)d post waits for a moderator.",
                "%(num)d posts wait for a moderator.",
                waiting.count,
            )
        )
    if waiting.appeals:
        words.append(
            ngettext(
                "%(num)d appeal against a decision waits for your answer.",
                "%(num)d appeals against decisions wait for your answers.",
                waiting.appeals,
            )
        )
    if waiting.asking:
        words.append(
            ngettext(
                "%(num)d author has asked something and waits for an answer.",
                "%(num)d authors have asked something and wait for an answer.",
                waiting.asking,
            )
        )
    return words


def of_the_day(held: Held, person: Addressee | None) -> Mail | None:
    """Tell what is new in the courses one follows, and what one wants to hear once a day."""
    if person is None or not person.is_confirmed:
        return None
    told = still_told(held.details["notices"], person)
    followed = notices.followings(person.reader.user_id)
    since = datetime.fromisoformat(held.details["since"])
    found = news(followed, since, reader=person.reader) if followed else []
    if not told and not found:
        return None
    subject = _("What is new")
    matters = {TELLS[each.kind].matter for each in told} | ({Matter.NEWS} if found else set())
    lines = [line(each, person) for each in told] + [_of_news(each) for each in found]
    context = {"lines": lines, "heading": subject}
    return can_be_stopped(person, Said(subject, "notices", context, matters, list_name="digest"))


def _of_news(each: News) -> Line:
    cases = ngettext("%(num)d new case", "%(num)d new cases", each.cases)
    replies = ngettext("%(num)d new reply", "%(num)d new replies", each.replies)
    both = _("%(cases)s and %(replies)s", cases=cases, replies=replies)
    counts = both if each.cases and each.replies else cases if each.cases else replies
    url = link("discussion.topic", course_slug=each.course_slug, topic_id=each.topic_id)
    return Line(f"{each.question}: {counts}", each.course_title, url)
