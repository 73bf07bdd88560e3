"""The first version: people, courses, articles, discussion, moderation, the log."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "course",
        sa.Column("id", ID, nullable=False),
        sa.Column("slug", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("time_zone", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("note_html", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_course")),
        sa.UniqueConstraint("slug", name=op.f("uq_course_slug")),
    )
    op.create_table(
        "event",
        sa.Column("id", ID, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("act", sa.String(), nullable=False),
        sa.Column("actor_id", ID, nullable=True),
        sa.Column("actor_name", sa.String(), nullable=False),
        sa.Column("course_id", ID, nullable=True),
        sa.Column("subject_kind", sa.String(), nullable=False),
        sa.Column("subject_id", ID, nullable=True),
        sa.Column("details", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_event")),
    )
    op.create_index(op.f("ix_event_actor_id"), "event", ["actor_id"], unique=False)
    op.create_index(op.f("ix_event_at"), "event", ["at"], unique=False)
    op.create_index("ix_event_course_at", "event", ["course_id", "at"], unique=False)
    op.create_table(
        "user",
        sa.Column("id", ID, nullable=False),
        sa.Column("email", sa.String(), nullable=False),
        sa.Column("email_key", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("name_key", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("password_hash", sa.String(), nullable=False),
        sa.Column("is_admin", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("erased_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_user")),
        sa.UniqueConstraint("email_key", name=op.f("uq_user_email_key")),
    )
    op.create_index(op.f("ix_user_name_key"), "user", ["name_key"], unique=False)
    op.create_table(
        "invitation",
        sa.Column("id", ID, nullable=False),
        sa.Column("course_id", ID, nullable=False),
        sa.Column("role", sa.String(length=32), nullable=False),
        sa.Column("token", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["course_id"], ["course.id"], name=op.f("fk_invitation_course_id_course")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_invitation")),
        sa.UniqueConstraint("token", name=op.f("uq_invitation_token")),
    )
    op.create_index(op.f("ix_invitation_course_id"), "invitation", ["course_id"], unique=False)
    op.create_table(
        "member",
        sa.Column("id", ID, nullable=False),
        sa.Column("course_id", ID, nullable=False),
        sa.Column("user_id", ID, nullable=False),
        sa.Column("role", sa.String(length=32), nullable=False),
        sa.Column("joined_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("last_seen_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["course_id"], ["course.id"], name=op.f("fk_member_course_id_course")
        ),
        sa.ForeignKeyConstraint(["user_id"], ["user.id"], name=op.f("fk_member_user_id_user")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_member")),
        sa.UniqueConstraint("course_id", "user_id", name=op.f("uq_member_course_id_user_id")),
    )
    op.create_index(
        "ix_member_user_course", "member", ["user_id", "ended_at", "course_id"], unique=False
    )
    op.create_table(
        "session",
        sa.Column("id", ID, nullable=False),
        sa.Column("user_id", ID, nullable=False),
        sa.Column("token_digest", sa.String(), nullable=False),
        sa.Column("device", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["user_id"], ["user.id"], name=op.f("fk_session_user_id_user")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_session")),
        sa.UniqueConstraint("token_digest", name=op.f("uq_session_token_digest")),
    )
    op.create_index(op.f("ix_session_user_id"), "session", ["user_id"], unique=False)
    op.create_table(
        "template",
        sa.Column("id", ID, nullable=False),
        sa.Column("course_id", ID, nullable=False),
        sa.Column("asks_for", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["course_id"], ["course.id"], name=op.f("fk_template_course_id_course")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_template")),
    )
    op.create_index(op.f("ix_template_course_id"), "template", ["course_id"], unique=False)
    op.create_table(
        "article",
        sa.Column("id", ID, nullable=False),
        sa.Column("course_id", ID, nullable=False),
        sa.Column("origin_id", ID, nullable=True),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("author", sa.String(), nullable=False),
        sa.Column("published_on", sa.Date(), nullable=True),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("body_markdown", sa.String(), nullable=False),
        sa.Column("body_html", sa.String(), nullable=False),
        sa.Column("minutes", ID, nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("imported_by_id", ID, nullable=False),
        sa.Column("imported_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("submission_key", sa.String(), nullable=True),
        sa.Column("submission_digest", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["course_id"], ["course.id"], name=op.f("fk_article_course_id_course")
        ),
        sa.ForeignKeyConstraint(
            ["imported_by_id"], ["member.id"], name=op.f("fk_article_imported_by_id_member")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_article")),
        sa.UniqueConstraint(
            "imported_by_id",
            "submission_key",
            name=op.f("uq_article_imported_by_id_submission_key"),
        ),
    )
    op.create_index(op.f("ix_article_course_id"), "article", ["course_id"], unique=False)
    op.create_table(
        "prompt",
        sa.Column("id", ID, nullable=False),
        sa.Column("template_id", ID, nullable=False),
        sa.Column("position", ID, nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("label", sa.String(), nullable=False),
        sa.Column("help", sa.String(), nullable=False),
        sa.Column("checks", sa.JSON(), nullable=False),
        sa.Column("limit", ID, nullable=False),
        sa.Column("is_required", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["template_id"], ["template.id"], name=op.f("fk_prompt_template_id_template")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_prompt")),
        sa.UniqueConstraint("template_id", "key", name=op.f("uq_prompt_template_id_key")),
    )
    op.create_index(op.f("ix_prompt_template_id"), "prompt", ["template_id"], unique=False)
    op.create_table(
        "question",
        sa.Column("id", ID, nullable=False),
        sa.Column("article_id", ID, nullable=False),
        sa.Column("origin_id", ID, nullable=True),
        sa.Column("parent_id", ID, nullable=True),
        sa.Column("position", ID, nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("short_name", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id"], ["article.id"], name=op.f("fk_question_article_id_article")
        ),
        sa.ForeignKeyConstraint(
            ["parent_id"], ["question.id"], name=op.f("fk_question_parent_id_question")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_question")),
    )
    op.create_index(op.f("ix_question_article_id"), "question", ["article_id"], unique=False)
    op.create_table(
        "topic",
        sa.Column("id", ID, nullable=False),
        sa.Column("course_id", ID, nullable=False),
        sa.Column("question_id", ID, nullable=False),
        sa.Column("template_id", ID, nullable=False),
        sa.Column("asks_for", sa.String(length=32), nullable=False),
        sa.Column("opens_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("closes_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("premoderates_cases", sa.Boolean(), nullable=False),
        sa.Column("premoderates_replies", sa.Boolean(), nullable=False),
        sa.Column("version", ID, nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["course_id"], ["course.id"], name=op.f("fk_topic_course_id_course")
        ),
        sa.ForeignKeyConstraint(
            ["question_id"], ["question.id"], name=op.f("fk_topic_question_id_question")
        ),
        sa.ForeignKeyConstraint(
            ["template_id"], ["template.id"], name=op.f("fk_topic_template_id_template")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_topic")),
    )
    op.create_index(op.f("ix_topic_course_id"), "topic", ["course_id"], unique=False)
    op.create_index(op.f("ix_topic_question_id"), "topic", ["question_id"], unique=False)
    op.create_table(
        "post",
        sa.Column("id", ID, nullable=False),
        sa.Column("course_id", ID, nullable=False),
        sa.Column("topic_id", ID, nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("case_id", ID, nullable=True),
        sa.Column("parent_id", ID, nullable=True),
        sa.Column("depth", ID, nullable=False),
        sa.Column("number", ID, nullable=True),
        sa.Column("author_id", ID, nullable=False),
        sa.Column("submission_key", sa.String(), nullable=False),
        sa.Column("state", sa.String(length=32), nullable=False),
        sa.Column("head_revision_id", ID, nullable=True),
        sa.Column("live_revision_id", ID, nullable=True),
        sa.Column("is_featured", sa.Boolean(), nullable=False),
        sa.Column("merged_into_id", ID, nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("submitted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("waiting_since", sa.DateTime(timezone=True), nullable=True),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["author_id"], ["member.id"], name=op.f("fk_post_author_id_member")
        ),
        sa.ForeignKeyConstraint(["case_id"], ["post.id"], name=op.f("fk_post_case_id_post")),
        sa.ForeignKeyConstraint(
            ["course_id"], ["course.id"], name=op.f("fk_post_course_id_course")
        ),
        sa.ForeignKeyConstraint(
            ["head_revision_id"], ["revision.id"], name="fk_post_head_revision", use_alter=True
        ),
        sa.ForeignKeyConstraint(
            ["live_revision_id"], ["revision.id"], name="fk_post_live_revision", use_alter=True
        ),
        sa.ForeignKeyConstraint(
            ["merged_into_id"], ["post.id"], name=op.f("fk_post_merged_into_id_post")
        ),
        sa.ForeignKeyConstraint(["parent_id"], ["post.id"], name=op.f("fk_post_parent_id_post")),
        sa.ForeignKeyConstraint(["topic_id"], ["topic.id"], name=op.f("fk_post_topic_id_topic")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_post")),
        sa.UniqueConstraint(
            "author_id", "submission_key", name=op.f("uq_post_author_id_submission_key")
        ),
        sa.UniqueConstraint("course_id", "number", name=op.f("uq_post_course_id_number")),
    )
    op.create_index("ix_post_author", "post", ["author_id", "state", "id"], unique=False)
    op.create_index("ix_post_case_id", "post", ["case_id", "id"], unique=False)
    op.create_index(op.f("ix_post_parent_id"), "post", ["parent_id"], unique=False)
    op.create_index(
        "ix_post_queue", "post", ["course_id", "state", "waiting_since", "id"], unique=False
    )
    op.create_index(
        "ix_post_topic_kind_published",
        "post",
        ["topic_id", "kind", "published_at", "id"],
        unique=False,
    )
    op.create_table(
        "revision",
        sa.Column("id", ID, nullable=False),
        sa.Column("post_id", ID, nullable=False),
        sa.Column("number", ID, nullable=False),
        sa.Column("submission_key", sa.String(), nullable=True),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("texts", sa.JSON(), nullable=False),
        sa.Column("htmls", sa.JSON(), nullable=False),
        sa.Column("sources", sa.JSON(), nullable=False),
        sa.Column("sector", sa.String(length=32), nullable=True),
        sa.Column("size", sa.String(length=32), nullable=True),
        sa.Column("written_by_id", ID, nullable=False),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("submitted_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["post_id"], ["post.id"], name=op.f("fk_revision_post_id_post")),
        sa.ForeignKeyConstraint(
            ["written_by_id"], ["member.id"], name=op.f("fk_revision_written_by_id_member")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_revision")),
        sa.UniqueConstraint("post_id", "number", name=op.f("uq_revision_post_id_number")),
        sa.UniqueConstraint(
            "post_id", "submission_key", name=op.f("uq_revision_post_id_submission_key")
        ),
    )
    op.create_index(op.f("ix_revision_post_id"), "revision", ["post_id"], unique=False)
    op.create_table(
        "decision",
        sa.Column("id", ID, nullable=False),
        sa.Column("course_id", ID, nullable=False),
        sa.Column("post_id", ID, nullable=False),
        sa.Column("revision_id", ID, nullable=False),
        sa.Column("moderator_id", ID, nullable=False),
        sa.Column("moderator_name", sa.String(), nullable=False),
        sa.Column("act", sa.String(length=32), nullable=False),
        sa.Column("reason", sa.String(length=32), nullable=True),
        sa.Column("message", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("requests", sa.JSON(), nullable=False),
        sa.Column("from_state", sa.String(length=32), nullable=False),
        sa.Column("from_head_id", ID, nullable=True),
        sa.Column("from_live_id", ID, nullable=True),
        sa.Column("from_featured", sa.Boolean(), nullable=False),
        sa.Column("from_published_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("to_state", sa.String(length=32), nullable=False),
        sa.Column("to_head_id", ID, nullable=True),
        sa.Column("submitted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("undoes_id", ID, nullable=True),
        sa.ForeignKeyConstraint(
            ["course_id"], ["course.id"], name=op.f("fk_decision_course_id_course")
        ),
        sa.ForeignKeyConstraint(
            ["from_head_id"], ["revision.id"], name=op.f("fk_decision_from_head_id_revision")
        ),
        sa.ForeignKeyConstraint(
            ["from_live_id"], ["revision.id"], name=op.f("fk_decision_from_live_id_revision")
        ),
        sa.ForeignKeyConstraint(
            ["moderator_id"], ["member.id"], name=op.f("fk_decision_moderator_id_member")
        ),
        sa.ForeignKeyConstraint(["post_id"], ["post.id"], name=op.f("fk_decision_post_id_post")),
        sa.ForeignKeyConstraint(
            ["revision_id"], ["revision.id"], name=op.f("fk_decision_revision_id_revision")
        ),
        sa.ForeignKeyConstraint(
            ["to_head_id"], ["revision.id"], name=op.f("fk_decision_to_head_id_revision")
        ),
        sa.ForeignKeyConstraint(
            ["undoes_id"], ["decision.id"], name=op.f("fk_decision_undoes_id_decision")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decision")),
        sa.UniqueConstraint("undoes_id", name=op.f("uq_decision_undoes_id")),
    )
    op.create_index(
        "ix_decision_course_decided", "decision", ["course_id", "decided_at", "id"], unique=False
    )
    op.create_index("ix_decision_post", "decision", ["post_id", "id"], unique=False)

    # Two tables in a circle: PostgreSQL wants both of them first, SQLite takes keys only with them.
    if op.get_context().dialect.name != "sqlite":
        op.create_foreign_key(
            "fk_post_head_revision", "post", "revision", ["head_revision_id"], ["id"]
        )
        op.create_foreign_key(
            "fk_post_live_revision", "post", "revision", ["live_revision_id"], ["id"]
        )


def downgrade() -> None:
    if op.get_context().dialect.name != "sqlite":
        op.drop_constraint("fk_post_head_revision", "post", type_="foreignkey")
        op.drop_constraint("fk_post_live_revision", "post", type_="foreignkey")
    op.drop_index("ix_decision_post", table_name="decision")
    op.drop_index("ix_decision_course_decided", table_name="decision")
    op.drop_table("decision")
    op.drop_index(op.f("ix_revision_post_id"), table_name="revision")
    op.drop_table("revision")
    op.drop_index("ix_post_topic_kind_published", table_name="post")
    op.drop_index("ix_post_queue", table_name="post")
    op.drop_index(op.f("ix_post_parent_id"), table_name="post")
    op.drop_index("ix_post_case_id", table_name="post")
    op.drop_index("ix_post_author", table_name="post")
    op.drop_table("post")
    op.drop_index(op.f("ix_topic_question_id"), table_name="topic")
    op.drop_index(op.f("ix_topic_course_id"), table_name="topic")
    op.drop_table("topic")
    op.drop_index(op.f("ix_question_article_id"), table_name="question")
    op.drop_table("question")
    op.drop_index(op.f("ix_prompt_template_id"), table_name="prompt")
    op.drop_table("prompt")
    op.drop_index(op.f("ix_article_course_id"), table_name="article")
    op.drop_table("article")
    op.drop_index(op.f("ix_template_course_id"), table_name="template")
    op.drop_table("template")
    op.drop_index(op.f("ix_session_user_id"), table_name="session")
    op.drop_table("session")
    op.drop_index("ix_member_user_course", table_name="member")
    op.drop_table("member")
    op.drop_index(op.f("ix_invitation_course_id"), table_name="invitation")
    op.drop_table("invitation")
    op.drop_index(op.f("ix_user_name_key"), table_name="user")
    op.drop_table("user")
    op.drop_index("ix_event_course_at", table_name="event")
    op.drop_index(op.f("ix_event_at"), table_name="event")
    op.drop_index(op.f("ix_event_actor_id"), table_name="event")
    op.drop_table("event")
    op.drop_table("course")
