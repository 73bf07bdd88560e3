"""Notices: what somebody should be told, told by the act that causes it; how one wants to hear."""
