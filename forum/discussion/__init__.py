"""Discussion: topics, cases, replies, revisions; who may see what; the one transition."""
