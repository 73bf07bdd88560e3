"""What goes by a link in a mail: a new password, confirming an address, an invitation."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest
import time_machine

from forum.accounts.models import Purpose, Session, Ticket, User
from forum.accounts.passwords import hash_password
from forum.courses.models import Invitation, Member
from forum.db import now
from forum.outbox.models import Letter
from tests.postman.test_letters import change, parts_of

PASSWORD = "kahvihuoneen strategia 7"
NEW = "uusi sateenvarjo 91 telttaa"
HASH = hash_password(PASSWORD)


@pytest.fixture
def aino(make):
    return make.user("Aino Laine", email="aino@example.org", password_hash=HASH)


@pytest.fixture
def guest(visit):
    visitor = visit()
    visitor.environ_base["HTTP_ACCEPT_LANGUAGE"] = "en"
    return visitor


@pytest.fixture
def ask(visit, postman, box):
    """Ask for a new password, and give the address of the link that came, if one did."""

    def of(email="aino@example.org"):
        before = len(box.taken)
        assert visit().send("/reset", email=email).status_code == 303
        postman().round()
        return link_in(box) if len(box.taken) > before else None

    return of


def link_in(box, kind="reset|me/confirm|join"):
    text, html = parts_of(box.mails[-1])
    (found,) = set(re.findall(rf"https://forum\.example\.org(/(?:{kind})/[\w-]+)", text + html))
    return found


def sign_in(visitor, password):
    return visitor.send("/login", email="aino@example.org", password=password).status_code


def test_a_new_password_comes_by_a_link_once_and_ends_every_session(
    aino, ask, visit, box, guest, make
):
    phone, link = visit(aino), ask()
    (mail,) = box.mails
    assert "List-Unsubscribe" not in mail
    assert mail["Auto-Submitted"] == "auto-generated"
    assert guest.get(link).status_code == 200
    assert guest.get(link).status_code == 200
    answer = guest.send(link, new_password=NEW)
    assert (answer.status_code, answer.location) == (303, "/login")
    assert phone.get("/me").status_code == 302
    assert guest.get("/me").status_code == 302, "nobody is signed in by a link"
    assert sign_in(visit(), PASSWORD) == 422
    assert sign_in(visit(), NEW) == 303
    assert guest.get(link).status_code == 404
    assert guest.send(link, new_password=PASSWORD).status_code == 404
    assert sign_in(visit(), NEW) == 303


def test_asking_answers_the_same_whether_there_is_an_account_or_not(
    aino, ask, guest, make, letters
):
    answers = []
    for email in ("aino@example.org", "nobody@example.org"):
        answer = guest.send("/reset", email=email)
        answers.append(
            (answer.status_code, answer.location, guest.get("/login").text.count("on its way"))
        )
    assert answers[0] == answers[1] == (303, "/login", 1)
    assert ask("somebody@example.org") is not None, "the letter to aino is sent by this round"
    assert sorted(letters()) == ["dropped", "dropped", "sent"]
    assert {row.address for row in make.all(Letter)} == {""}


def test_what_is_no_address_is_said_and_kept(guest):
    answer = guest.send("/reset", email="nonsense")
    assert answer.status_code == 422
    assert 'value="nonsense"' in answer.text
    assert "/reset" in guest.get("/login").text


def test_a_link_is_refused_when_it_is_old_or_not_the_newest_or_the_address_has_changed(
    aino, ask, guest, app
):
    first, second = ask(), ask()
    assert guest.get(first).status_code == 404
    with time_machine.travel(now() + timedelta(hours=3)):
        assert guest.send(second, new_password=NEW).status_code == 404
    third = ask()
    change(app, User, aino.id, email_key="other@example.org")
    assert guest.send(third, new_password=NEW).status_code == 404
    for address, leads_to in {"/reset/": "/reset", "/me/confirm/": "/me"}.items():
        over = guest.get(address + "x" * 43)
        assert over.status_code == 404
        assert f'href="{leads_to}"' in over.text
    assert guest.get(third.replace("reset", "me/confirm")).status_code == 404


def test_a_link_is_over_when_its_account_has_another_password_by_now(aino, ask, visit, guest):
    link, phone = ask(), visit(aino)
    fields = {"current_password": PASSWORD, "new_password": NEW}
    assert phone.send("/me/password", fields).status_code == 303
    assert guest.send(link, new_password=PASSWORD).status_code == 404
    assert sign_in(visit(), NEW) == 303


def test_a_password_that_is_easy_to_guess_is_refused_and_the_link_stays_good(aino, ask, guest):
    link = ask()
    assert guest.send(link, new_password="aino laine").status_code == 422
    assert guest.send(link, new_password="").status_code == 422
    assert guest.send(link, new_password=NEW).status_code == 303


def test_no_secret_is_in_the_database(aino, ask, make, app):
    token = ask().rsplit("/", 1)[1]
    (ticket,) = make.all(Ticket)
    assert token not in str(vars(ticket)) + str([vars(row) for row in make.all(Letter)])
    assert (ticket.purpose, ticket.used_at) == (Purpose.RESET, None)


def test_who_registers_can_write_at_once_and_confirms_the_address_when_they_like(
    guest, postman, box, make, tell, course
):
    form = {
        "name": "Aino Laine",
        "email": "aino@example.org",
        "password": PASSWORD,
        "language": "en",
    }
    guest.send("/register", form)
    assert sign_in(guest, PASSWORD) == 303
    assert "is not confirmed yet" in guest.get("/me").text
    assert "is not confirmed yet" in guest.get("/me/notices/settings").text
    (user,) = make.all(User, email_key="aino@example.org")
    make.member(course, user=user)
    person = make.all(Member, user_id=user.id)[0]
    tell("member_added", person, course_id=course.id)
    man = postman()
    man.round()
    assert [mail["Subject"] for mail in box.mails] == ["Confirm your address"]
    guest.send(link_in(box))
    tell("member_added", person, course_id=course.id)
    assert man.round().sent == 1


def test_an_address_is_confirmed_by_a_button_and_the_newest_link_only(
    make, visit, guest, postman, box
):
    user = make.user(confirmed_at=None)
    visitor, man = visit(user), postman()
    links = []
    for _ in range(2):
        visitor.send("/me/confirmation")
        man.round()
        links.append(link_in(box))
    first, second = links
    assert guest.get(first).status_code == 404
    other = guest.application.test_client()
    assert user.email.encode() in other.get(second).data
    assert make.get(User, user.id).confirmed_at is None
    visitor.send("/me/confirmation")
    assert guest.send(second).status_code == 303
    assert make.get(User, user.id).confirmed_at is not None
    assert man.round().sent == 0
    assert guest.send(second).status_code == 404
    assert "is not confirmed yet" not in visitor.get("/me").text
    visitor.send("/me/confirmation")
    assert man.round().sent == 0


def test_what_was_to_go_by_mail_is_dropped_where_the_address_is_not_confirmed(
    app, author, tell, postman, course, letters
):
    from forum.postman.sorting import sort

    tell("member_added", author, course_id=course.id)
    with app.app_context():
        sort()
    change(app, User, author.user_id, confirmed_at=None)
    assert postman().round().sent == 0
    assert letters() == ["dropped"]


def test_registering_with_an_address_that_has_an_account_writes_to_nobody(aino, guest, make):
    form = {"name": "Other Person", "email": "aino@example.org", "language": "en"}
    assert guest.send("/register", form, password=PASSWORD).status_code == 303
    assert make.all(Letter) == []


def test_a_reset_confirms_the_address_too(ask, guest, make):
    user = make.user("Aino", email="aino@example.org", confirmed_at=None)
    guest.send(ask(), new_password=NEW)
    assert make.get(User, user.id).confirmed_at is not None
    assert make.all(Session) == []


@pytest.fixture
def teacher(make, course):
    return make.member(course, "instructor", name="Tuula Teacher")


def invite(visitor, url, addresses, role="participant"):
    return visitor.send(f"{url}/members/invite", addresses=addresses, role=role)


def test_people_are_invited_by_mail_with_what_came_of_each(
    teacher, visit, url, make, course, author, postman, box
):
    gone = make.member(course, ended_at=now())
    known, left = (make.get(User, each.user_id).email for each in (author, gone))
    visitor = visit(teacher)
    assert visitor.get(f"{url}/members/invite").status_code == 200
    text = f"new@example.org, {known}\n<second@example.org>; {left} nonsense new@example.org"
    page = invite(visitor, url, text).text
    assert "2 invitations are on their way" in page
    said = re.findall(r'data-answer="([^"]+)"', page)
    assert said == ["invited", "member", "invited", "former", "no address"]
    assert re.search(r"<textarea[^>]*>\s*nonsense</textarea>", page)
    assert "invited before" in invite(visitor, url, "NEW@example.org").text
    assert postman().round().sent == 2
    assert sorted(box.recipients) == ["new@example.org", "second@example.org"]
    (mail, _) = box.mails
    assert course.title in mail["Subject"]
    assert "Tuula Teacher" in parts_of(mail)[0]
    assert "List-Unsubscribe" not in mail


def test_an_invitation_lets_one_person_in_once(teacher, visit, url, make, postman, box):
    invite(visit(teacher), url, "new@example.org", "moderator")
    postman().round()
    link = link_in(box)
    (kept,) = make.all(Invitation)
    assert visit(make.user()).get(f"/join/{kept.token}").status_code == 404
    assert f"/join/{kept.token}" not in visit(teacher).get(f"{url}/settings").text
    person = make.user()
    assert visit(person).send(link).status_code == 303
    assert [row.role for row in make.all(Member, user_id=person.id)] == ["moderator"]
    assert visit(make.user()).get(link).status_code == 404


def test_an_invitation_ends_after_a_month_and_is_not_sent_when_it_has_ended(
    app, teacher, visit, url, make, postman, box, letters
):
    invite(visit(teacher), url, "new@example.org")
    (kept,) = make.all(Invitation)
    change(app, Invitation, kept.id, closed_at=now())
    assert postman().round().sent == 0
    assert letters() == ["dropped"]
    invite(visit(teacher), url, "new@example.org")
    postman().round()
    with time_machine.travel(now() + timedelta(days=31)):
        assert visit(make.user()).get(link_in(box)).status_code == 404


def test_with_an_address_that_nobody_has_confirmed_one_neither_writes_to_strangers_nor_comes_in(
    app, make, visit, course, teacher, url, monkeypatch
):
    sends = replace(app.config["FORUM"], smtp_url="smtp://127.0.0.1:1")
    monkeypatch.setitem(app.config, "FORUM", sends)
    user = make.user(email="pekka@example.org", confirmed_at=None)
    added = {"email": user.email, "role": "participant"}
    refused = visit(teacher).send(f"{url}/members", added)
    assert (refused.status_code, "has not confirmed" in refused.text) == (422, True)
    theirs = make.course()
    browser = visit(make.member(theirs, "instructor", user=user))
    refused = invite(browser, f"/courses/{theirs.slug}", "new@example.org")
    assert (refused.status_code, "Confirm your own address" in refused.text) == (403, True)
    assert "new@example.org" in refused.text
    assert make.all(Letter) == make.all(Invitation) == make.all(Member, course_id=course.id)[1:]
    change(app, User, user.id, confirmed_at=now())
    assert visit(teacher).send(f"{url}/members", added).status_code == 303
    assert invite(browser, f"/courses/{theirs.slug}", "new@example.org").status_code == 200


def test_only_an_instructor_invites_and_only_so_many_and_in_roles_there_are(
    author, teacher, visit, url, make
):
    assert invite(visit(author), url, "new@example.org").status_code == 403
    visitor = visit(teacher)
    for wrong in ("", " , ", " ".join(f"p{number}@example.org" for number in range(101))):
        assert invite(visitor, url, wrong).status_code == 422
    assert invite(visitor, url, "new@example.org", "instructor").status_code == 422
    assert make.all(Letter) == []
