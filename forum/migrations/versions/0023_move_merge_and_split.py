"""Move, merge and split."""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    with op.batch_alter_table("decision", schema=None) as batch_op:
        batch_op.add_column(sa.Column("details", sa.JSON(), nullable=True))

    with op.batch_alter_table("post", schema=None) as batch_op:
        batch_op.add_column(sa.Column("split_from_id", ID, nullable=True))
        batch_op.create_foreign_key(
            batch_op.f("fk_post_split_from_id_post"), "post", ["split_from_id"], ["id"]
        )
        batch_op.create_index("ix_post_merged_into", ["merged_into_id"], unique=False)
        batch_op.create_index("ix_post_split_from", ["split_from_id"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("post", schema=None) as batch_op:
        batch_op.drop_index("ix_post_split_from")
        batch_op.drop_index("ix_post_merged_into")
        batch_op.drop_constraint(batch_op.f("fk_post_split_from_id_post"), type_="foreignkey")
        batch_op.drop_column("split_from_id")

    with op.batch_alter_table("decision", schema=None) as batch_op:
        batch_op.drop_column("details")
