"""Discussion: topics, templates, cases, replies, revisions; who may see what; the one transition."""
