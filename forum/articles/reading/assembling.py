"""From a document's blocks to what was found in it."""

from collections.abc import Sequence

from forum.articles.reading.blocks import Block, Document
from forum.articles.reading.body import is_said, written
from forum.articles.reading.found import Found, FoundQuestion
from forum.articles.reading.languages import language_of
from forum.articles.reading.names import short_name
from forum.articles.reading.questions import Finding, find
from forum.articles.reading.refusals import UnreadableError
from forum.articles.reading.shaping import shaped
from forum.articles.reading.titles import head_of


def assembled(document: Document) -> Found:
    """Take a document apart into head, body and questions."""
    blocks = shaped(document.blocks)
    if not any(block.text.strip() for block in blocks) and not document.title:
        raise UnreadableError("no_text")
    head = head_of(document, blocks)
    finding = find(blocks, head.title_at, head.title or "")
    body = written(_left(blocks, finding, head.used))
    return Found(
        title=head.title,
        author=head.author,
        date=head.date,
        language=language_of("\n".join(block.text for block in blocks), document.language),
        body_markdown=body,
        questions=tuple(
            FoundQuestion(each.text, each.parent, short_name(each.name or each.text), each.because)
            for each in finding.questions
        ),
        pictures=document.pictures,
    )


def _left(blocks: Sequence[Block], finding: Finding, used: set[int]) -> list[tuple[Block, str]]:
    left = []
    for at, block in enumerate(blocks):
        if at in finding.kept:
            left.append((block, finding.kept[at]))
        elif at not in finding.used and at not in used and is_said(block):
            left.append((block, block.markdown))
    return left
