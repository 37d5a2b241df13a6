"""The brief as one HTML file that fetches nothing: styles, script, charts and articles are inside it."""

from __future__ import annotations

import base64
import functools
import hashlib
from typing import Any

import jinja2
from markupsafe import Markup

from foedus.briefing.blocks import Figure, Items, Prose, Quotations, Table
from foedus.briefing.brief import Brief
from foedus.briefing.charts.marks import HATCHES, badge
from foedus.briefing.phrases import TEMPLATES
from foedus.briefing.references import list_articles, list_references, number_citations
from foedus.briefing.sentences import Citation

_KINDS = {Prose: "prose", Items: "items", Quotations: "quotations", Table: "table", Figure: "figure"}


def render_html(brief: Brief) -> str:
    """The whole brief; everything that comes from articles is escaped, and the page may load nothing."""
    references = list_references(brief)
    style, script = _asset("brief.css"), _asset("brief.js")
    seen: set[Citation] = set()

    def first(citation: Citation) -> bool:
        """Whether this is where the citation first stands; footnotes link back to it."""
        known = citation in seen
        seen.add(citation)
        return not known

    page: str = (
        _environment()
        .get_template("brief.html")
        .render(
            brief=brief,
            references=references,
            articles=list_articles(brief, references),
            number=number_citations(brief),
            first=first,
            outlet={reference.number: reference.outlet for reference in references},
            style=Markup(style),
            script=Markup(script),
            policy=_policy(style, script),
            hatches=HATCHES,
        )
    )
    return page


def _policy(style: str, script: str) -> str:
    """A content security policy that allows this style and this script, and no request at all."""
    return (
        f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(source: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(source.encode()).digest()).decode()}'"


@functools.cache
def _asset(name: str) -> str:
    return (TEMPLATES / name).read_text(encoding="utf-8")


@functools.cache
def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(badge=badge)
    environment.filters["kind"] = _kind
    return environment


def _kind(block: Any) -> str:
    return _KINDS[type(block)]
