"""Why something was not fetched: one sentence for whoever asked for it."""

from flask_babel import lazy_gettext as _l

# What is not public gets one sentence, whether anything answers there or not.
REFUSALS = {
    "no_address": _l("This is no address of a web page. One begins with https:// and a name."),
    "not_public": _l("Only public pages of the web are fetched, by http or https."),
    "unreachable": _l(
        "The page could not be reached. See to the address, or paste the text instead."
    ),
    "too_slow": _l("The page did not come within %(seconds)s seconds."),
    "too_large": _l("The page is larger than %(megabytes)s megabytes, more than can be read."),
    "redirects": _l("The page sends on to another one again and again."),
    "robots": _l("The site asks programs not to fetch this page. Save it as a file instead."),
    "status": _l("The site did not give the page: it answered %(status)s."),
    "encoding": _l("The page came packed in a way that is not known here."),
}


class FetchError(Exception):
    """Nothing was fetched: .code says why, .sentence says it to whoever asked."""

    def __init__(self, code: str, **params: object) -> None:
        """Take the reason, a key of the sentences, and what stands in its sentence."""
        super().__init__(code)
        self.code, self.params = code, params

    @property
    def sentence(self) -> str:
        """The reason in the language of whoever reads it now."""
        return str(REFUSALS[self.code]) % self.params

    def __str__(self) -> str:
        return self.sentence
