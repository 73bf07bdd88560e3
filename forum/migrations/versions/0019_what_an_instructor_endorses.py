"""What an instructor endorses."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    with op.batch_alter_table("post", schema=None) as batch_op:
        batch_op.add_column(sa.Column("endorsed_revision_id", ID, nullable=True))
        batch_op.add_column(sa.Column("endorsed_by_id", ID, nullable=True))
        batch_op.create_foreign_key(
            "fk_post_endorsed_revision", "revision", ["endorsed_revision_id"], ["id"]
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_post_endorsed_by_id_member"), "member", ["endorsed_by_id"], ["id"]
        )


def downgrade() -> None:
    with op.batch_alter_table("post", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_post_endorsed_by_id_member"), type_="foreignkey")
        batch_op.drop_constraint("fk_post_endorsed_revision", type_="foreignkey")
        batch_op.drop_column("endorsed_by_id")
        batch_op.drop_column("endorsed_revision_id")
