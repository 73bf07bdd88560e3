"""What is said of a file that cannot be read."""


class UnreadableError(ValueError):
    """The file cannot be read: .code says why, .sentence says it to whoever brought it."""

    def __init__(self, code: str, **params: object) -> None:
        """Take the reason, a key of the sentences, and what stands in its sentence."""
        super().__init__(code)
        self.code, self.params = code, params

    @property
    def sentence(self) -> str:
        """The reason in the language of whoever reads it now; in English outside a request."""
        # The words need Babel, which takes longer to load than most articles to read.
        from forum.articles.reading.sentences import REFUSALS  # noqa: PLC0415

        return str(REFUSALS[self.code]) % self.params

    def __str__(self) -> str:
        return self.sentence
