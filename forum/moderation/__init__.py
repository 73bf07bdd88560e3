"""Moderation: the queue, the decisions and their log, removal and restoring."""
