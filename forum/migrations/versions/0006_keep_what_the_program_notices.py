"""What the program notices in a text, and what a course wants of the checks."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "finding",
        sa.Column("id", ID, nullable=False),
        sa.Column("revision_id", ID, nullable=False),
        sa.Column("check", sa.String(length=32), nullable=False),
        sa.Column("version", ID, nullable=False),
        sa.Column("why", sa.String(length=32), nullable=False),
        sa.Column("part", sa.String(), nullable=False),
        sa.Column("start", ID, nullable=True),
        sa.Column("end", ID, nullable=True),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("params", sa.JSON(), nullable=False),
        sa.Column("other_id", ID, nullable=True),
        sa.Column("holds", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["other_id"], ["post.id"], name=op.f("fk_finding_other_id_post")),
        sa.ForeignKeyConstraint(
            ["revision_id"], ["revision.id"], name=op.f("fk_finding_revision_id_revision")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_finding")),
    )
    with op.batch_alter_table("finding", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_finding_revision_id"), ["revision_id"], unique=False)

    with op.batch_alter_table("course", schema=None) as batch_op:
        batch_op.add_column(sa.Column("checks", sa.JSON(), nullable=True))
        batch_op.add_column(sa.Column("banned_words", sa.JSON(), nullable=True))

    with op.batch_alter_table("post", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("is_locked", sa.Boolean(), server_default=sa.false(), nullable=False)
        )

    with op.batch_alter_table("prompt", schema=None) as batch_op:
        batch_op.add_column(sa.Column("minimum", ID, nullable=True))

    with op.batch_alter_table("revision", schema=None) as batch_op:
        batch_op.add_column(sa.Column("lemmas", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("checked", sa.JSON(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("revision", schema=None) as batch_op:
        batch_op.drop_column("checked")
        batch_op.drop_column("lemmas")

    with op.batch_alter_table("prompt", schema=None) as batch_op:
        batch_op.drop_column("minimum")

    with op.batch_alter_table("post", schema=None) as batch_op:
        batch_op.drop_column("is_locked")

    with op.batch_alter_table("course", schema=None) as batch_op:
        batch_op.drop_column("banned_words")
        batch_op.drop_column("checks")

    with op.batch_alter_table("finding", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_finding_revision_id"))

    op.drop_table("finding")
