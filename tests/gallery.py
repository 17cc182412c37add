"""All replies that can be written, to be read: snapshots in `tests/gallery/`, and one page for the eye.

python -m tests.gallery              rewrites the snapshots of all languages
python -m tests.gallery de           prints the replies of a language and what the proofreader says of them
python -m tests.gallery --page FILE  writes the page
"""

from __future__ import annotations

import argparse
import html
import sys
from collections.abc import Iterator
from pathlib import Path

from daemon.drafting import Body, Paragraph, written
from daemon.galley import Finding, findings
from daemon.paths import shipped
from daemon.samples import WRITTEN, Sample, samples
from daemon.wording import chosen, languages

TEMPLATES = [shipped("templates")]
FOLDER = Path(__file__).with_name("gallery")
VOICES = ("formal", "warm")


def replies(language: str, voice: str) -> Iterator[tuple[Sample, Body]]:
    """Each sample with its reply."""
    for sample in samples(language, voice):
        yield sample, written(sample.case, sample.story, sample.writer, TEMPLATES, WRITTEN)


def mistakes(language: str, voice: str) -> list[Finding]:
    """What the proofreader finds in all variants of all replies."""
    return findings(next(chosen(TEMPLATES, language, voice)), TEMPLATES)


def as_text(language: str) -> str:
    """The snapshot of a language."""
    parts = []
    for voice in VOICES:
        for sample, body in replies(language, voice):
            begins = not sample.case.answered.message_id
            subject = f"Subject: {body.subject}\n\n" if begins else ""
            parts.append(f"{'=' * 8} {voice}: {sample.name} {'=' * 8}\n{subject}{body.text}")
    return "\n".join(parts)


def shipped_languages() -> list[str]:
    """The languages that have templates."""
    return sorted(languages(TEMPLATES))


def page() -> str:
    """All of it as one page that can be filtered."""
    articles = []
    for language in shipped_languages():
        for voice in VOICES:
            for sample, body in replies(language, voice):
                paragraphs = "".join(map(_as_html, body.paragraphs))
                quote = f"<pre>{html.escape(body.quote)}</pre>" if body.quote else ""
                words = sum(len(one.text.split()) for one in body.paragraphs)
                articles.append(
                    f'<article lang="{language}" data-language="{language}" data-voice="{voice}">'
                    f"<h2>{language} {voice}: {html.escape(sample.name)} <small>{words} words</small></h2>"
                    f"<h3>{html.escape(body.subject)}</h3>{paragraphs}{quote}</article>"
                )
    options = "".join(f"<option>{language}</option>" for language in shipped_languages())
    return _PAGE.replace("LANGUAGES", options).replace("ARTICLES", "\n".join(articles))


def _as_html(one: Paragraph) -> str:
    because = html.escape("; ".join(one.because))
    return f'<p title="{because}">{html.escape(one.text).replace(chr(10), "<br>")}</p>'


_PAGE = """<!doctype html>
<html lang="en"><meta charset="utf-8"><title>Afterword: the replies</title>
<style>
body { font: 16px/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 44rem; padding: 1rem; color: #222 }
body { background: #f6f5f2 }
header { position: sticky; top: 0; background: #f6f5f2; padding: .5rem 0; border-bottom: 1px solid #ccc }
article { background: #fff; margin: 1rem 0; padding: .5rem 1.2rem; border: 1px solid #ddd; border-radius: 6px }
h1 { font-size: 1.3rem } h2 { font-size: .95rem; color: #666 } h3 { font-size: .9rem; font-weight: normal; color: #999 }
pre { color: #777; white-space: pre-wrap } small { font-weight: normal } [hidden] { display: none }
</style>
<header><h1>The replies, by language and voice</h1>
<label>Language <select id="language"><option value="">all</option>LANGUAGES</select></label>
<label>Voice <select id="voice"><option value="">all</option><option>formal</option><option>warm</option></select>
</label>
<label>Holds <input id="words" type="search"></label> <span id="count"></span></header>
ARTICLES
<script>
const of = id => document.getElementById(id).value.toLowerCase();
function filter() {
  let count = 0;
  for (const one of document.querySelectorAll("article")) {
    const { language, voice } = one.dataset;
    one.hidden = (of("language") && of("language") !== language) || (of("voice") && of("voice") !== voice)
      || !one.textContent.toLowerCase().includes(of("words"));
    count += !one.hidden;
  }
  document.getElementById("count").textContent = count + " replies";
}
for (const id of ["language", "voice", "words"]) document.getElementById(id).addEventListener("input", filter);
filter();
</script></html>
"""


def main() -> int:
    """The command line; 1 where the proofreader found something."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("language", nargs="*", help="print these languages, and what the proofreader says")
    parser.add_argument("--quiet", action="store_true", help="only what the proofreader says")
    parser.add_argument("--page", type=Path, metavar="FILE", help="write the page")
    arguments = parser.parse_args()
    if arguments.page:
        arguments.page.parent.mkdir(parents=True, exist_ok=True)
        arguments.page.write_text(page(), encoding="utf-8")
        print(f"{arguments.page} is written.")
        return 0
    if not arguments.language:
        FOLDER.mkdir(exist_ok=True)
        for language in shipped_languages():
            (FOLDER / f"{language}.txt").write_text(as_text(language), encoding="utf-8")
        print(f"{FOLDER} is written: {', '.join(shipped_languages())}.")
        return 0
    found = 0
    for language in arguments.language:
        if not arguments.quiet:
            print(as_text(language))
        for voice in VOICES:
            for one in mistakes(language, voice):
                found += 1
                print(f"{one} [{one.sample}]\n    {one.text}")
    print(f"{found} mistakes.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
