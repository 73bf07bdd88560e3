"""Requests by field."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "request",
        sa.Column("id", ID, nullable=False),
        sa.Column("post_id", ID, nullable=False),
        sa.Column("decision_id", ID, nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("ready", sa.String(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("is_minor", sa.Boolean(), nullable=False),
        sa.Column("answer", sa.String(), nullable=False),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("is_met", sa.Boolean(), nullable=True),
        sa.Column("met_in_id", ID, nullable=True),
        sa.ForeignKeyConstraint(
            ["decision_id"], ["decision.id"], name=op.f("fk_request_decision_id_decision")
        ),
        sa.ForeignKeyConstraint(
            ["met_in_id"], ["decision.id"], name=op.f("fk_request_met_in_id_decision")
        ),
        sa.ForeignKeyConstraint(["post_id"], ["post.id"], name=op.f("fk_request_post_id_post")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_request")),
    )
    with op.batch_alter_table("request", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_request_decision_id"), ["decision_id"], unique=False)
        batch_op.create_index("ix_request_post", ["post_id", "decision_id"], unique=False)

    with op.batch_alter_table("decision", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("publishes_after", sa.Boolean(), server_default=sa.false(), nullable=False)
        )
        batch_op.add_column(sa.Column("promised_by_id", ID, nullable=True))
    _keep_what_was_asked()


def _keep_what_was_asked() -> None:
    """What was asked for before, part by part, becomes a request of its own."""
    decision = sa.table(
        "decision",
        sa.column("id"),
        sa.column("post_id"),
        sa.column("act"),
        sa.column("requests", sa.JSON()),
    )
    request = sa.table(
        "request",
        *(sa.column(name) for name in ("post_id", "decision_id", "key", "ready", "words")),
        sa.column("is_minor", sa.Boolean()),
        sa.column("answer"),
    )
    asked = op.get_bind().execute(
        sa.select(decision.c.id, decision.c.post_id, decision.c.requests).where(
            decision.c.act == "request_changes"
        )
    )
    rows = [
        {
            "post_id": row.post_id,
            "decision_id": row.id,
            "key": key,
            "ready": "",
            "words": words,
            "is_minor": False,
            "answer": "",
        }
        for row in asked
        for key, words in (row.requests or {}).items()
    ]
    if rows:
        op.bulk_insert(request, rows)


def downgrade() -> None:
    with op.batch_alter_table("decision", schema=None) as batch_op:
        batch_op.drop_column("promised_by_id")
        batch_op.drop_column("publishes_after")

    with op.batch_alter_table("request", schema=None) as batch_op:
        batch_op.drop_index("ix_request_post")
        batch_op.drop_index(batch_op.f("ix_request_decision_id"))

    op.drop_table("request")
