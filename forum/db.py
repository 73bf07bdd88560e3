"""The database: what a model is made of, who may write when, and the only commit."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime
from enum import StrEnum
from functools import cache
from typing import Any, TypeVar

from flask import has_app_context
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import (
    JSON,
    BigInteger,
    Column,
    Connection,
    Date,
    DateTime,
    Dialect,
    Engine,
    Enum,
    Executable,
    Integer,
    MetaData,
    Select,
    SelectBase,
    String,
    Table,
    TypeDecorator,
    bindparam,
    event,
    insert,
    text,
    update,
)
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.orm import DeclarativeBase, registry
from werkzeug.exceptions import NotFound

from forum.config import Settings

BUSY_SECONDS = 5
"""How long a writer waits for the one before it; then the answer is 503 and the text is kept."""

SITE = 0
"""The lock of what belongs to no course: accounts, sessions, new courses."""

T = TypeVar("T")


class UtcDateTime(TypeDecorator[datetime]):
    """A moment: aware and in UTC in Python, stored without a zone where the database has none."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Refuse a moment that does not say where it is."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs a time zone")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Give back what went in."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


Id = BigInteger().with_variant(Integer, "sqlite")
"""SQLite numbers rows by itself only where the type is INTEGER."""


class Base(DeclarativeBase):
    """What every model is."""

    registry = registry(
        metadata=MetaData(
            naming_convention={
                "ix": "ix_%(table_name)s_%(column_0_N_name)s",
                "uq": "uq_%(table_name)s_%(column_0_N_name)s",
                "ck": "ck_%(table_name)s_%(constraint_name)s",
                "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
                "pk": "pk_%(table_name)s",
            }
        ),
        type_annotation_map={
            int: Id,
            str: String(),
            datetime: UtcDateTime(),
            date: Date(),
            dict[str, str]: JSON(),
            dict[str, Any]: JSON(),
            list[dict[str, str]]: JSON(),
            list[str]: JSON(),
            StrEnum: Enum(
                StrEnum,
                native_enum=False,
                create_constraint=False,
                length=32,
                values_callable=lambda kinds: [kind.value for kind in kinds],
            ),
        },
    )


generation = Table(
    "generation",
    Base.metadata,
    Column("key", Id, primary_key=True, autoincrement=False),
    Column("number", Id, nullable=False),
)
"""How often was written under each lock, SITE's or a course's: what was built of the database under
the same two numbers is built of the same rows. Only write() raises them. Who begins without it, the
postman, writes what no page keeps: letters and how notices go."""

db = SQLAlchemy(metadata=Base.metadata, session_options={"autoflush": False})


def now() -> datetime:
    """Say what time it is. Every moment in the database comes from here."""
    return datetime.now(UTC)


def engine_options(settings: Settings) -> dict[str, Any]:
    """Say how to connect: a short wait on a locked file, connections tested before use."""
    if settings.is_sqlite:
        return {"connect_args": {"timeout": BUSY_SECONDS, "check_same_thread": False}}
    return {"pool_pre_ping": True, "pool_size": 8, "max_overflow": 8}


def prepare(engine: Engine) -> None:
    """Make a new engine begin every transaction as a reader, unless write() asked for more.

    The driver's own way of beginning loses updates silently, and a deferred BEGIN that turns into a
    writer fails at once however long it was told to wait: hence BEGIN IMMEDIATE.
    """
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _connect_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    else:
        event.listen(engine, "begin", _begin_postgresql)


def _connect_sqlite(connection: Any, record: Any) -> None:
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in (
        f"busy_timeout = {BUSY_SECONDS * 1000}",
        "journal_mode = WAL",
        "synchronous = NORMAL",
        "foreign_keys = ON",
        "secure_delete = ON",
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()
    record.info["reads_only"] = False


def _begin_sqlite(connection: Connection) -> None:
    reads_only = not connection.get_execution_options().get("writes", False)
    info = connection.info
    if info["reads_only"] is not reads_only:
        connection.exec_driver_sql(f"PRAGMA query_only = {int(reads_only)}")
        info["reads_only"] = reads_only
    connection.exec_driver_sql("BEGIN" if reads_only else "BEGIN IMMEDIATE")


def _begin_postgresql(connection: Connection) -> None:
    if connection.get_execution_options().get("writes", False):
        connection.exec_driver_sql(f"SET LOCAL lock_timeout = '{BUSY_SECONDS}s'")
    else:
        connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")


def is_writing() -> bool:
    """Say whether this transaction holds the write lock."""
    session = db.session()
    return session.in_transaction() and bool(
        session.connection().get_execution_options().get("writes", False)
    )


def begin_writing() -> None:
    """End the reading and begin to write, without a lock: for who locks the very rows it takes."""
    if not is_writing():
        db.session.rollback()
        db.session.connection(execution_options={"writes": True})


def write(course_id: int = SITE) -> None:
    """End the reading and take the write lock; what was read before must be asked again.

    Called first by every action, after all that is slow. On SQLite the lock is the file's, on
    PostgreSQL the course's (0: the site's). Raises the database's OperationalError when the lock
    cannot be had within BUSY_SECONDS.
    """
    begin_writing()
    if db.engine.dialect.name == "postgresql":
        db.session.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": course_id})
    connection = db.session.connection()
    if not connection.execute(_RAISE, {"raised": course_id}).rowcount:
        connection.execute(_BEGIN, {"key": course_id, "number": 1})


_RAISE = (
    update(generation)
    .where(generation.c.key == bindparam("raised"))
    .values(number=generation.c.number + 1)
)
_BEGIN = insert(generation)


@contextmanager
def reading() -> Iterator[None]:
    """End the transaction of what was to read, and leave its session with it.

    An answer that is streamed to somebody who went away ends after its context, which took both.
    """
    try:
        yield
    finally:
        if has_app_context():
            db.session.remove()


@contextmanager
def transaction() -> Iterator[None]:
    """Keep what the block did if it ends well; undo everything else. The only commit there is."""
    try:
        yield
        db.session.commit()
    finally:
        db.session.rollback()


def undo() -> None:
    """Undo what this transaction did so far; it goes on as a reader."""
    db.session.rollback()


def is_busy(error: DBAPIError) -> bool:
    """Say whether an error means that another writer held the lock for too long."""
    state = getattr(error.orig, "sqlstate", None)
    return state == "55P03" or "database is locked" in str(error.orig)


def is_out_of_reach(error: DBAPIError) -> bool:
    """Say whether the database could not be asked at all: it is away, or its disk is full."""
    is_lost = error.statement is None or error.connection_invalidated or "disk" in str(error.orig)
    return is_lost and isinstance(error, OperationalError)


def is_to_be_retried(error: Exception) -> bool:
    """Say whether PostgreSQL asks for the same transaction once more (40001, 40P01)."""
    return getattr(getattr(error, "orig", None), "sqlstate", None) in {"40001", "40P01"}


def read_by(statement: Executable, **values: Any) -> Sequence[Any]:
    """Give the rows of a statement that was made once, at import; its bound values are given now.

    For what every request asks: making a statement anew takes longer than running it.
    """
    return db.session.connection().execute(statement, values).all()


def glance(statement: SelectBase, **values: int) -> list[tuple[int, ...]]:
    """Give the whole numbers that a statement asks for by others, in a moment of its own.

    Outside of the request's transaction, which may then never begin, and past all that makes its
    statement: a fifth of the time of read_by(). What is read after it can only be newer.
    """
    made = _compiled(statement, db.engine.dialect)
    given = made.params | values
    try:
        raw = db.engine.raw_connection()
    except db.engine.dialect.loaded_dbapi.OperationalError as error:
        raise OperationalError(None, None, error) from error
    try:
        cursor = raw.cursor()
        in_order = made.positiontup
        cursor.execute(made.string, [given[name] for name in in_order] if in_order else given)
        return [tuple(row) for row in cursor.fetchall()]
    finally:
        raw.close()


@cache
def _compiled(statement: SelectBase, dialect: Dialect) -> Any:
    return statement.compile(dialect=dialect)


def one_or_404(rows: Select[T]) -> T:
    """Give the one row, or answer as if it had never been."""
    found = db.session.scalars(rows).unique().one_or_none()
    if found is None:
        raise NotFound
    return found
