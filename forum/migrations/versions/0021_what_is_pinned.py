"""What is pinned to the top of its topic."""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("post", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("is_pinned", sa.Boolean(), server_default=sa.false(), nullable=False)
        )
        batch_op.create_index(
            "ix_post_topic_pinned",
            ["topic_id", "kind", "is_pinned", "published_at", "id"],
            unique=False,
        )
    with op.batch_alter_table("decision", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("from_pinned", sa.Boolean(), server_default=sa.false(), nullable=False)
        )


def downgrade() -> None:
    with op.batch_alter_table("decision", schema=None) as batch_op:
        batch_op.drop_column("from_pinned")
    with op.batch_alter_table("post", schema=None) as batch_op:
        batch_op.drop_index("ix_post_topic_pinned")
        batch_op.drop_column("is_pinned")
