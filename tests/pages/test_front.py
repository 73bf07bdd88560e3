"""The front page, and how the program is doing."""

from bs4 import BeautifulSoup

from forum.accounts.models import User


def text_of(answer) -> str:
    assert answer.status_code == 200
    return answer.get_data(as_text=True)


def test_a_guest_reads_what_this_is_and_how_to_come_in(visit):
    visitor = visit()
    page = text_of(visitor.get("/", headers={"Accept-Language": "en"}))
    assert page.count("<h1") == 1
    assert 'href="/login"' in page
    assert 'href="/register"' in page


def test_who_is_in_no_course_reads_what_to_do(visit, make):
    page = text_of(visit(make.user("Aino Laine")).get("/"))
    assert "You are in no course yet" in page
    assert 'href="/courses/new"' in page


def test_each_reads_what_waits_for_them_in_each_of_their_courses(visit, make):
    one, two = make.course("Strategia"), make.course("Johtaminen")
    author = make.member(one)
    user = make.get(User, author.user_id)
    make.member(two, "moderator", user=user)
    topic, other = make.topic(one), make.topic(two)
    make.case(topic, author, "changes_requested")
    make.case(topic, author, "draft")
    make.case(topic, author, "pending")
    make.case(topic, make.member(one), "pending")
    for _ in range(2):
        make.case(other, make.member(two), "pending")
    make.course("Hidden from her")

    page = " ".join(text_of(visit(user).get("/")).split())

    assert "A moderator asks you to add to 1 post" in page
    assert "1 draft to finish" in page
    assert "1 post of yours waits for a moderator" in page
    assert "2 posts wait in the queue" in page
    assert "Hidden from her" not in page
    assert page.index("Johtaminen") < page.index("Strategia")


def test_it_costs_the_same_with_many_courses_and_posts(visit, make, statements):
    member = make.member(make.course())
    user = make.get(User, member.user_id)
    visitor = visit(user)

    def cost() -> int:
        statements.clear()
        assert visitor.get("/").status_code == 200
        return len(statements)

    make.member(make.course(), "moderator", user=user)
    before = cost()
    for _ in range(4):
        course = make.course()
        mine = make.member(course, "moderator", user=user)
        topic = make.topic(course)
        for state in ("draft", "pending", "changes_requested"):
            make.case(topic, mine, state)
    assert cost() == before


def test_the_process_says_that_it_lives_and_that_its_database_answers(visit):
    assert text_of(visit().get("/healthz")) == "ok\n"
    assert text_of(visit().get("/readyz")) == "ready\n"


def test_the_menu_says_where_one_is(make, visit, course, topic, author, url):
    top = make.case(topic, author)
    moderator = visit(make.member(course, "moderator"))
    pages = {
        url: ("Articles", "page"),
        f"{url}/topics/{topic.id}": ("Articles", "true"),
        f"{url}/posts/{top.id}": ("Articles", "true"),
        f"{url}/queue": ("Queue", "page"),
        f"{url}/decisions": ("Queue", "true"),
        f"{url}/members": ("Members", "page"),
        "/me/posts": ("Own posts", "page"),
        "/me": None,
    }
    found = {}
    for address in pages:
        page = BeautifulSoup(moderator.get(address).data, "lxml")
        marked = page.select(".top__nav [aria-current]")
        found[address] = next(((each.text.strip(), each["aria-current"]) for each in marked), None)
        assert len(marked) < 2
    assert found == pages


def test_a_page_waits_for_one_style_sheet(visit):
    visitor = visit()
    (sheet,) = BeautifulSoup(visitor.get("/login").data, "lxml").select("link[rel=stylesheet]")
    text = visitor.get(sheet["href"]).text
    assert text.startswith("/* Which layer wins")
    assert "@layer reset, tokens, base, components, utilities;" in text
    assert ".top__nav" in text
