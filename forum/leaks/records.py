"""What is written down beside posts, with words of its own: log, archives, letters, pictures."""

from forum.articles.archive_models import Archive, ArchivePost, ArchiveStage, PostStage
from forum.audit import Event
from forum.discussion.models import Post
from forum.leaks.planting import Planter
from forum.leaks.world import World
from forum.outbox.models import Letter, LetterKind, Stage


def plant(world: World, planter: Planter) -> None:
    """Plant what instructors, the other moderators, and the site's admin read."""
    _log(world, planter)
    _archive(world, planter)
    _letter(world, planter)
    unused = world.word("picture of an import")
    picture = planter.picture(world.member("instructor"), unused, is_shown=False)
    world.hidden_pictures = frozenset({picture.id})


def _log(world: World, planter: Planter) -> None:
    """Let somebody have changed a role, and taken over what the moderator wrote."""
    own, member = world.posts["the moderator's own"], world.member("participant")
    for act, subject, name in (
        ("member.role_changed", member, "who changed a role"),
        ("claim.taken_over", own, "who took over a post of the moderator"),
    ):
        planter.add(
            Event(
                at=planter.at,
                act=act,
                actor_id=world.member("instructor").user_id,
                actor_name=world.word(name),
                course_id=own.course_id,
                subject_kind="post" if isinstance(subject, Post) else "member",
                subject_id=subject.id,
            )
        )


def _archive(world: World, planter: Planter) -> None:
    """Let an instructor have brought posts from which none has been chosen yet."""
    teacher = world.member("instructor")
    archive = planter.add(
        Archive(
            course_id=teacher.course_id,
            added_by_id=teacher.id,
            called="An export",
            stage=ArchiveStage.READY,
            total=1,
            done=1,
        )
    )
    planter.add(
        ArchivePost(
            archive_id=archive.id,
            position=1,
            key=planter.next(),
            title=world.word("post of an archive"),
            html="<p>Words</p>",
            stage=PostStage.READ,
        )
    )


def _letter(world: World, planter: Planter) -> None:
    """Let a mail server have refused a letter to somebody."""
    planter.add(
        Letter(
            key=planter.next(),
            kind=LetterKind.CONFIRMATION,
            user_id=world.member("participant").user_id,
            stage=Stage.REFUSED,
            answer=world.word("answer of a mail server"),
        )
    )
