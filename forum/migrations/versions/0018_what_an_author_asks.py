"""Keep since when an author's question waits for the moderators."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("post", schema=None) as batch_op:
        batch_op.add_column(sa.Column("asked_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.create_index("ix_post_asked", ["course_id", "asked_at", "id"], unique=False)
    # The first that the author has said since a moderator last did.
    op.execute(
        """
        UPDATE post SET asked_at = (
            SELECT min(said.said_at) FROM message AS said
            WHERE said.post_id = post.id AND said.is_authors AND said.id > coalesce((
                SELECT max(answer.id) FROM message AS answer
                WHERE answer.post_id = post.id AND NOT answer.is_authors
            ), 0)
        )
        """
    )


def downgrade() -> None:
    with op.batch_alter_table("post", schema=None) as batch_op:
        batch_op.drop_index("ix_post_asked")
        batch_op.drop_column("asked_at")
