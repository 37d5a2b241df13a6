"""The shapes of the statuses: fill and outline are the status, form and colour the side."""

from __future__ import annotations

from markupsafe import Markup, escape

from foedus.model.claim import Status

HATCHES = Markup(
    '<svg class="defs" width="0" height="0" aria-hidden="true" focusable="false"><defs>'
    + "".join(
        f'<pattern id="hatch-{name}" width="4" height="4" patternUnits="userSpaceOnUse" '
        f'patternTransform="rotate(45)"><line x1="1" y1="0" x2="1" y2="4" class="{name} hatch"/></pattern>'
        for name in ("coop", "conf", "plain")
    )
    + "</defs></svg>"
)


def mark(status: Status, *, conflict: bool, radius: float = 6) -> Markup:
    """The shape of a status around the origin, as SVG; circles cooperate, squares are in conflict."""
    name = "conf" if conflict else "coop"
    body = _outline(conflict, radius, f"g-{status}")
    if status == "ongoing":
        body += _outline(conflict, radius + 3, "g-halo")
    if status == "conditional":
        body += _half(conflict, radius)
    if status == "denied":
        arm = radius * 0.62
        body += Markup('<path class="g-cross" d="M{0} {0}L{1} {1}M{0} {1}L{1} {0}"/>').format(
            _n(-arm), _n(arm)
        )
    return Markup('<g class="{}">{}</g>').format(name, body)


def badge(status: Status, *, conflict: bool = False, size: int = 16) -> Markup:
    """The shape as a small picture of its own, for text and tables; the word stands beside it."""
    half = size / 2
    return Markup(
        '<svg class="badge" width="{0}" height="{0}" viewBox="{1} {1} {0} {0}" aria-hidden="true" '
        'focusable="false">{2}</svg>'
    ).format(size, _n(-half), mark(status, conflict=conflict, radius=half * 0.62))


def _outline(conflict: bool, radius: float, css: str) -> Markup:
    if conflict:
        side = radius * 1.8
        return Markup('<rect class="{}" x="{}" y="{}" width="{}" height="{}"/>').format(
            css, _n(-side / 2), _n(-side / 2), _n(side), _n(side)
        )
    return Markup('<circle class="{}" r="{}"/>').format(css, _n(radius))


def _half(conflict: bool, radius: float) -> Markup:
    if conflict:
        side = radius * 1.8
        return Markup('<rect class="g-half" x="{}" y="{}" width="{}" height="{}"/>').format(
            _n(-side / 2), _n(-side / 2), _n(side / 2), _n(side)
        )
    return Markup('<path class="g-half" d="M0 {0}A{1} {1} 0 0 0 0 {1}Z"/>').format(_n(-radius), _n(radius))


def link(number: int, title: str, body: Markup, *, css: str = "") -> Markup:
    """A mark that opens a citation; the title is what pointer and screen reader get."""
    return Markup(
        '<a href="#ref-{0}" data-ref="{0}" class="cite {1}" aria-label="{2}"><title>{2}</title>{3}</a>'
    ).format(number, css, title, body)


def text(x: float, y: float, words: str, *, css: str = "", anchor: str = "start") -> Markup:
    """A label."""
    return Markup('<text x="{}" y="{}" class="{}" text-anchor="{}">{}</text>').format(
        _n(x), _n(y), css, anchor, escape(words)
    )


def _n(value: float) -> str:
    return (
        f"{value:.1f}".removesuffix(".0").replace("-0", "0")
        if abs(value) < 0.05
        else f"{value:.1f}".removesuffix(".0")
    )


number = _n
