"""Courses: which course, in which role; invitations and the course's own rules."""
