"""HTML to the text that a reader of the mail sees; quotes of older mail and hidden preheaders left out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

#: More than this is never needed to judge a mail; deeply nested markup costs more than linear time.
MOST_CHARACTERS = 400_000
DROPPED = (
    "script, style, title, head, noscript, template, svg, object,"
    "blockquote[type=cite], blockquote.gmail_quote, div.gmail_quote, div.gmail_attr, div.yahoo_quoted,"
    "div.moz-cite-prefix, div.protonmail_quote, div.zmail_extra, #divRplyFwdMsg, #divRplyFwdMsg ~ *,"
    "#appendonsend ~ *, #mail-editor-reference-message-container"
)
BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "center",
        "dd",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "html",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)
PARAGRAPHS = frozenset(["p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "table", "blockquote", "hr"])
HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?:px|pt|em)?\s*(?:;|$)|mso-hide\s*:\s*all", re.I
)


def html_to_text(html: str) -> str:
    """The visible text, a line a block. Never raises on bad markup; may take long on hostile markup."""
    tree = LexborHTMLParser(html[:MOST_CHARACTERS])
    root = tree.body or tree.root
    if root is None:
        return ""
    for node in root.css(DROPPED):
        node.decompose()
    for node in root.css("[style]"):
        if HIDDEN.search(node.attributes.get("style") or ""):
            node.decompose()
    # A vertical tab stands for the edge of a block, a form feed for that of a paragraph.
    text = re.sub(r"[ \v\n]*\f[ \v\f\n]*", "\n\n", "".join(_pieces(root)))
    text = re.sub(r" *\v[ \v]*", "\n", text)
    return re.sub(r" *\n *", "\n", re.sub(r"\n{3,}", "\n\n", text)).strip()


def _pieces(root: LexborNode) -> Iterator[str]:
    """Texts and line ends in document order. A loop, not recursion: mails nest thousands deep."""
    node: LexborNode = root
    leaving = False
    while True:
        if node.tag == "-text" and not leaving:
            yield re.sub(r"\s+", " ", node.text_content or "")
        elif node.tag == "br":
            yield "\n"
        elif node.tag in BLOCKS:
            yield "\f" if node.tag in PARAGRAPHS else "\v"
        child, after, parent = node.child, node.next, node.parent
        if not leaving and child is not None:
            node = child
        elif node == root or parent is None:
            return
        else:
            node, leaving = (after, False) if after is not None else (parent, True)
