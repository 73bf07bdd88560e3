"""The way in by a link, and who is in a course."""

import re

import pytest

from forum.courses.models import Course, Member
from forum.db import now

PASSWORD = "kahvihuoneen strategia 7"


@pytest.fixture
def course(make) -> Course:
    return make.course("Strategia", slug="strategia")


@pytest.fixture
def teacher(make, course) -> Member:
    return make.member(course, "instructor", name="Tuula Niemi")


@pytest.fixture
def link(visit, course, teacher):
    def of(role: str = "participant") -> str:
        visitor = visit(teacher)
        page = visitor.send("/courses/strategia/invitations", role=role, follow_redirects=True)
        page = visitor.get("/courses/strategia/settings").text
        return re.search(rf'id="address-{role}"[^>]*(/join/[\w-]+)', page)[1]

    return of


def text_of(answer, status=200) -> str:
    assert answer.status_code == status
    return " ".join(answer.get_data(as_text=True).split())


def test_a_guest_registers_signs_in_and_comes_in(visit, make, course, link):
    address, guest = link(), visit()
    guest.environ_base["HTTP_ACCEPT_LANGUAGE"] = "en"
    page = text_of(guest.get(address))
    assert "Strategia" in page
    assert "Your role in it: Participant" in page
    assert f'href="/register?next={address}"' in page
    account = {"email": "aino@example.org", "password": PASSWORD}
    made = guest.send("/register", account, name="Aino", language="en", next=address)
    signed_in = guest.send(made.location, account, next=address)
    assert signed_in.location == address
    assert "You are signed in as Aino." in text_of(guest.get(address))
    assert make.all(Member, role="participant") == []  # reading a link changes nothing
    joined = guest.send(address)
    assert (joined.status_code, joined.location) == (303, "/courses/strategia")
    assert "Welcome to the course." in text_of(guest.get(joined.location))
    assert "You are in this course already." in text_of(guest.get(address))


def test_a_participant_becomes_a_moderator_by_the_staffs_link(visit, make, course, link):
    address, member = link("moderator"), make.member(course)
    visitor = visit(member)
    assert "Your role in it: Moderator" in text_of(visitor.get(address))
    visitor.send(address)
    assert make.get(Member, member.id).role == "moderator"


def test_a_guest_who_posts_is_asked_to_sign_in(visit, make, link):
    assert visit().send(link()).status_code == 401


@pytest.mark.parametrize("token", ["never-was-a-link-at-all", "x", "%00" * 20, "%ED%A0%80", "é"])
@pytest.mark.parametrize("is_in", [True, False])
def test_a_closed_link_says_whom_to_ask(visit, make, link, is_in, token):
    visitor = visit(make.user() if is_in else None)
    visitor.environ_base["HTTP_ACCEPT_LANGUAGE"] = "en"
    answers = [visitor.get(f"/join/{token}")]
    answers += [visitor.send(f"/join/{token}")] if is_in else []
    for answer in answers:
        assert "Ask whoever sent it to you for a new one." in text_of(answer, 404)
        assert "Strategia" not in answer.text


def test_who_was_removed_reads_why_the_link_does_not_let_them_in(visit, make, course, link):
    member = make.member(course, ended_at=now())
    visitor, address = visit(member), link()
    assert "You were removed from this course." in text_of(visitor.get(address))
    assert "You were removed from this course." in text_of(visitor.send(address), 403)
    assert visitor.get("/courses/strategia").status_code == 404


def test_the_members_are_listed_by_role_and_name_without_addresses(visit, make, course, teacher):
    make.member(course, name="Äijälä Olli")
    make.member(course, name="Zetterberg Åsa")
    make.member(course, "moderator", name="Aino Laine")
    make.member(course, name="Gone Away", ended_at=now())
    for role in ("participant", "moderator"):
        reader = make.member(course, role, name=f"Reader {role}")
        page = text_of(visit(reader).get("/courses/strategia/members"))
        at = [page.index(n) for n in ("Tuula Niemi", "Aino Laine", "Zetterberg", "Äijälä")]
        assert at == sorted(at)
        assert "@example.org" not in page
        assert "Gone Away" not in page
        assert "<select" not in page.split("<main")[1]
    page = text_of(visit(teacher).get("/courses/strategia/members"))
    assert "@example.org" in page
    assert "Gone Away" in page
    assert "Another instructor changes your role." in page


def test_an_instructor_adds_changes_removes_and_restores(visit, make, course, teacher):
    visitor = visit(teacher)
    user = make.user("Aino Laine", email="aino@example.org")

    def send(path: str = "", **fields: str) -> str:
        answer = visitor.send(f"/courses/strategia/members{path}", fields)
        assert (answer.status_code, answer.location) == (303, "/courses/strategia/members")
        return text_of(visitor.get(answer.location))

    assert "Aino Laine is in the course." in send(email="AINO@example.org", role="participant")
    (member,) = make.all(Member, user_id=user.id)
    assert "The role of Aino Laine is saved." in send(f"/{member.id}/role", role="moderator")
    assert make.get(Member, member.id).role == "moderator"
    assert "Aino Laine was removed." in send(f"/{member.id}/removal")
    assert visit(user).get("/courses/strategia").status_code == 404
    assert "Aino Laine is in the course." in send(f"/{member.id}/restoration")
    assert visit(user).get("/courses/strategia").status_code == 200


@pytest.mark.parametrize(
    ("email", "role", "field", "says"),
    [
        ("nobody@example.org", "participant", "email", "Nobody has an account with this address."),
        ("", "participant", "email", "Write the address of their account."),
        ("x@example.org", "admin", "role", "Not a valid choice"),
        ("\x00" * 9, "participant", "email", "Nobody has an account"),
    ],
)
def test_who_cannot_be_added_is_said_beside_the_field(
    visit, make, teacher, email, role, field, says
):
    page = text_of(visit(teacher).send("/courses/strategia/members", email=email, role=role), 422)
    assert says in page
    assert f'id="{field}-error"' in page
    assert len(make.all(Member)) == 1


@pytest.mark.parametrize("act", ["role", "removal", "restoration"])
def test_what_a_rule_refuses_is_said_on_the_page(visit, make, course, teacher, act):
    answer = visit(teacher).send(
        f"/courses/strategia/members/{teacher.id}/{act}", role="participant"
    )
    page = text_of(answer, 403)
    assert "Nobody changes their own role" in page
    assert "Members" in page
    elsewhere = make.member(make.course())
    for member_id in (elsewhere.id, 10**17):
        answer = visit(teacher).send(
            f"/courses/strategia/members/{member_id}/{act}", role="participant"
        )
        assert answer.status_code == 404


def test_a_role_that_is_none_is_refused(visit, make, course, teacher):
    member = make.member(course)
    answer = visit(teacher).send(f"/courses/strategia/members/{member.id}/role", role="owner")
    assert answer.status_code == 422
    assert make.get(Member, member.id).role == "participant"


def test_who_is_removed_or_demoted_is_so_at_the_next_request(visit, make, course, teacher):
    moderator = make.member(course, "moderator")
    theirs, mine = visit(moderator), visit(teacher)
    assert theirs.get("/courses/strategia").status_code == 200
    mine.send(f"/courses/strategia/members/{moderator.id}/role", role="participant")
    assert "in the queue" not in theirs.get("/courses/strategia").text
    mine.send(f"/courses/strategia/members/{moderator.id}/removal")
    assert theirs.get("/courses/strategia").status_code == 404


def test_names_are_shown_apart_from_what_stands_around_them(visit, make, course, teacher):
    make.member(course, name="<b>Bo</b> عمر")
    page = text_of(visit(teacher).get("/courses/strategia/members"))
    assert "<bdi>&lt;b&gt;Bo&lt;/b&gt; عمر</bdi>" in page
