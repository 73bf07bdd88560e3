"""Settings: environment over file over defaults, and a wrong one stops the start."""

import stat
from concurrent.futures import ThreadPoolExecutor

import pytest

from forum.config import SettingError, _make_secret, is_loopback, load_settings


def test_defaults_are_a_database_and_a_secret_of_our_own(tmp_path):
    settings = load_settings({"FORUM_INSTANCE": str(tmp_path / "new")})

    assert settings.database_url == f"sqlite:///{tmp_path / 'new' / 'forum.db'}"
    assert settings.is_sqlite
    assert not settings.is_https
    assert (settings.host, settings.port, settings.workers) == ("127.0.0.1", 8000, 2)
    assert len(settings.secret_key) == 64


def test_the_secret_is_made_once_and_only_its_owner_reads_it(tmp_path):
    first = load_settings({"FORUM_INSTANCE": str(tmp_path)})
    second = load_settings({"FORUM_INSTANCE": str(tmp_path)})

    assert first.secret_key == second.secret_key
    assert stat.S_IMODE((tmp_path / "secret_key").stat().st_mode) == 0o600


def test_programs_that_start_together_agree_on_the_secret(tmp_path):
    with ThreadPoolExecutor(8) as programs:
        keys = list(
            programs.map(
                lambda _each: load_settings({"FORUM_INSTANCE": str(tmp_path)}).secret_key, range(40)
            )
        )

    assert len(set(keys)) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["secret_key"]


def test_a_secret_that_is_given_is_not_kept(tmp_path):
    settings = load_settings({"FORUM_INSTANCE": str(tmp_path), "FORUM_SECRET_KEY": "g" * 32})

    assert settings.secret_key == "g" * 32
    assert not list(tmp_path.iterdir())


def test_settings_are_printed_without_their_secrets(tmp_path):
    given = {
        "FORUM_INSTANCE": str(tmp_path),
        "FORUM_SECRET_KEY": "g" * 32,
        "FORUM_SMTP_URL": "smtp://user:word@mail.example.org",
        "FORUM_DATABASE_URL": "postgresql://user:word@localhost/forum",
        "FORUM_REDIS_URL": "redis://:word@localhost",
    }
    printed = repr(load_settings(given))

    assert "g" * 32 not in printed
    assert "word" not in printed


def test_an_empty_setting_is_as_none(tmp_path):
    settings = load_settings({"FORUM_INSTANCE": str(tmp_path), "FORUM_PORT": ""})

    assert settings.port == 8000


def test_the_sender_is_taken_as_it_is_set(tmp_path):
    given = {"FORUM_INSTANCE": str(tmp_path), "FORUM_MAIL_FROM": "Desk@forum.example.org"}

    assert load_settings(given).sender == "Desk@forum.example.org"


def test_two_workers_that_make_the_secret_at_once_keep_the_first(tmp_path):
    _make_secret(tmp_path / "secret_key")
    first = (tmp_path / "secret_key").read_text()
    _make_secret(tmp_path / "secret_key")

    assert (tmp_path / "secret_key").read_text() == first


def test_the_environment_wins_over_the_file_and_the_file_over_the_default(tmp_path):
    (tmp_path / "config.toml").write_text('port = 8100\nworkers = 3\nhost = "127.0.0.2"\n')

    settings = load_settings({"FORUM_INSTANCE": str(tmp_path), "FORUM_PORT": "8200"})

    assert (settings.port, settings.workers, settings.host) == (8200, 3, "127.0.0.2")


@pytest.mark.parametrize(
    "url", ["postgres://u@h/d", "postgresql://u@h/d", "postgresql+psycopg://u@h/d"]
)
def test_a_postgresql_address_means_our_driver(tmp_path, url):
    settings = load_settings({"FORUM_INSTANCE": str(tmp_path), "FORUM_DATABASE_URL": url})

    assert settings.database_url == "postgresql+psycopg://u@h/d"


def test_an_https_site_loses_its_last_slash(tmp_path):
    settings = load_settings(
        {"FORUM_INSTANCE": str(tmp_path), "FORUM_BASE_URL": "https://forum.example.org/"}
    )

    assert settings.base_url == "https://forum.example.org"
    assert settings.is_https
    assert settings.hosts == ("forum.example.org", "localhost", "127.0.0.1", "[::1]")


@pytest.mark.parametrize(
    ("given", "base_url", "hosts"),
    [
        ({}, "http://127.0.0.1:8000", ()),
        ({"FORUM_HOST": "::1", "FORUM_PORT": "81"}, "http://[::1]:81", ()),
        (
            {"FORUM_BASE_URL": "http://[2001:db8::1]:80"},
            "http://[2001:db8::1]:80",
            ("[2001:db8::1]", "localhost", "127.0.0.1", "[::1]"),
        ),
    ],
)
def test_without_a_name_of_the_site_it_answers_to_any(tmp_path, given, base_url, hosts):
    settings = load_settings({"FORUM_INSTANCE": str(tmp_path), **given})

    assert (settings.base_url, settings.hosts) == (base_url, hosts)


@pytest.mark.parametrize(
    ("host", "is_ours"),
    [
        ("localhost", True),
        ("127.0.0.1", True),
        ("127.8.8.8", True),
        ("::1", True),
        ("[::1]", True),
        ("0.0.0.0", False),  # noqa: S104 - nothing is bound to it
        ("192.0.2.1", False),
        ("forum.example.org", False),
        ("", False),
    ],
)
def test_a_loopback_address_is_reached_from_this_machine_only(host, is_ours):
    assert is_loopback(host) is is_ours


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("FORUM_PORT", "http"),
        ("FORUM_PORT", "0"),
        ("FORUM_PORT", "65536"),
        ("FORUM_PORT", "８０００"),
        ("FORUM_PORT", "9" * 5000),
        ("FORUM_WORKERS", "-1"),
        ("FORUM_WORKERS", "65"),
        ("FORUM_DATABASE_URL", "mysql://localhost/forum"),
        ("FORUM_DATABASE_URL", "sqlite://"),
        ("FORUM_DATABASE_URL", "sqlite:///:memory:"),
        ("FORUM_DATABASE_URL", "sqlite:///file:x?mode=memory&uri=true:memory:"),
        ("FORUM_DATABASE_URL", "postgresql://host:port/forum"),
        ("FORUM_BASE_URL", "https://"),
        ("FORUM_BASE_URL", "https://[half"),
        ("FORUM_BASE_URL", "https://forum.example.org:99999"),
        ("FORUM_BASE_URL", "https://forum.example.org/?page"),
        ("FORUM_BASE_URL", "https://forum.example.org/#part"),
        ("FORUM_BASE_URL", "ftp://forum.example.org"),
        ("FORUM_BASE_URL", "forum.example.org"),
        ("FORUM_BASE_URL", "https://forum.example.org/sub/folder"),
        ("FORUM_SECRET_KEY", "short"),
        ("FORUM_SMTP_URL", "mail.example.org"),
        ("FORUM_SMTP_URL", "smtp:///mail"),
        ("FORUM_REDIS_URL", "http://localhost"),
    ],
)
def test_a_wrong_value_is_named(tmp_path, name, value):
    with pytest.raises(SettingError, match=name):
        load_settings({"FORUM_INSTANCE": str(tmp_path), name: value})


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"port = ", "cannot be read as TOML"),
        (b"\xff\xfe", "cannot be read as TOML"),
        (b'colour = "green"', "nobody knows: colour"),
        (b"port = true", "FORUM_PORT"),
        (b"port = 80.5", "port must be a text in quotation marks or a whole number"),
        (b"host = ['127.0.0.1']", "host must be a text"),
        (b"[host]", "host must be a text"),
    ],
)
def test_a_file_that_is_not_right_is_named(tmp_path, content, says):
    (tmp_path / "config.toml").write_bytes(content)

    with pytest.raises(SettingError, match=says):
        load_settings({"FORUM_INSTANCE": str(tmp_path)})


def test_an_instance_that_cannot_be_made_is_named(tmp_path):
    (tmp_path / "file").write_text("in the way")

    with pytest.raises(SettingError, match="FORUM_INSTANCE"):
        load_settings({"FORUM_INSTANCE": str(tmp_path / "file" / "instance")})


@pytest.mark.parametrize("content", [b"", b"\n", b"short", b"\xff" * 64])
def test_a_secret_that_is_none_is_named(tmp_path, content):
    (tmp_path / "secret_key").write_bytes(content)

    with pytest.raises(SettingError, match="secret_key"):
        load_settings({"FORUM_INSTANCE": str(tmp_path)})


def test_a_secret_that_cannot_be_written_is_named(tmp_path):
    (tmp_path / "secret_key").symlink_to(tmp_path / "nowhere" / "secret_key")

    with pytest.raises(SettingError, match="FORUM_INSTANCE"):
        load_settings({"FORUM_INSTANCE": str(tmp_path)})


def test_an_installed_program_keeps_its_instance_where_it_is_started(tmp_path, monkeypatch):
    monkeypatch.setattr("forum.config.ROOT", tmp_path / "site-packages")
    monkeypatch.chdir(tmp_path)

    assert load_settings({}).instance == tmp_path / "instance"


def test_places_near_by_are_addresses_with_a_port(tmp_path):
    def load(said):
        return load_settings({"FORUM_INSTANCE": str(tmp_path), "FORUM_LOCAL_SOURCES": said})

    assert load("10.0.0.5:8080, [fd00::1]:80").local_sources == ("10.0.0.5:8080", "[fd00::1]:80")
    for wrong in ("10.0.0.5", "localhost:80", "10.0.0.5:0", "10.0.0.5:99999", "10.0.0.5:x"):
        with pytest.raises(SettingError, match="FORUM_LOCAL_SOURCES"):
            load(wrong)
