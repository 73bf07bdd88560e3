"""`forum import`: an article and its questions, into a course."""
