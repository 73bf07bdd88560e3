"""Articles: what is read, and its questions; reading/ finds them in a text."""
