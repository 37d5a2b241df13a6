"""The forms of a brief: a page, a text to paste, a Word document, forty lines for a terminal."""

from foedus.briefing.render_docx import expect_docx, render_docx
from foedus.briefing.render_html import render_html
from foedus.briefing.render_markdown import render_markdown
from foedus.briefing.render_terminal import render_terminal

__all__ = ["expect_docx", "render_docx", "render_html", "render_markdown", "render_terminal"]
