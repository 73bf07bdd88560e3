"""Appeal against a decision."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "appeal",
        sa.Column("id", ID, nullable=False),
        sa.Column("course_id", ID, nullable=False),
        sa.Column("post_id", ID, nullable=False),
        sa.Column("decision_id", ID, nullable=False),
        sa.Column("member_id", ID, nullable=False),
        sa.Column("writer_name", sa.String(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("submission_key", sa.String(), nullable=False),
        sa.Column("appealed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("answer_id", ID, nullable=True),
        sa.ForeignKeyConstraint(
            ["answer_id"], ["decision.id"], name=op.f("fk_appeal_answer_id_decision")
        ),
        sa.ForeignKeyConstraint(
            ["course_id"], ["course.id"], name=op.f("fk_appeal_course_id_course")
        ),
        sa.ForeignKeyConstraint(
            ["decision_id"], ["decision.id"], name=op.f("fk_appeal_decision_id_decision")
        ),
        sa.ForeignKeyConstraint(
            ["member_id"], ["member.id"], name=op.f("fk_appeal_member_id_member")
        ),
        sa.ForeignKeyConstraint(["post_id"], ["post.id"], name=op.f("fk_appeal_post_id_post")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_appeal")),
        sa.UniqueConstraint("decision_id", name=op.f("uq_appeal_decision_id")),
        sa.UniqueConstraint(
            "member_id", "submission_key", name=op.f("uq_appeal_member_id_submission_key")
        ),
    )
    with op.batch_alter_table("appeal", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_appeal_answer_id"), ["answer_id"], unique=False)
        batch_op.create_index("ix_appeal_post", ["post_id", "id"], unique=False)

    with op.batch_alter_table("post", schema=None) as batch_op:
        batch_op.add_column(sa.Column("appealed_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.create_index(
            "ix_post_appealed",
            ["course_id", "appealed_at", "id"],
            unique=False,
        )


def downgrade() -> None:
    with op.batch_alter_table("post", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_post_appealed",
        )
        batch_op.drop_column("appealed_at")

    with op.batch_alter_table("appeal", schema=None) as batch_op:
        batch_op.drop_index("ix_appeal_post")
        batch_op.drop_index(batch_op.f("ix_appeal_answer_id"))

    op.drop_table("appeal")
