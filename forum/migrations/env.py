"""How migrations run: inside the program, in one transaction that holds the write lock."""

from alembic import context

from forum.db import Base, db



def run() -> None:
    with db.engine.connect().execution_options(writes=True) as connection:
        context.configure(
            connection=connection,
            target_metadata=Base.metadata,
            render_as_batch=True,
            compare_type=True,
            compare_server_default=True,
        )
        with connection.begin():
            if connection.dialect.name == "postgresql":
                connection.exec_driver_sql("SELECT pg_advisory_xact_lock(0)")
            context.run_migrations()


run()
