"""The four forms of a brief: a page, a text to paste, forty lines for a terminal, and data."""

from foedus.briefing.render_html import render_html
from foedus.briefing.render_markdown import render_markdown
from foedus.briefing.render_terminal import render_terminal

__all__ = ["render_html", "render_markdown", "render_terminal"]
