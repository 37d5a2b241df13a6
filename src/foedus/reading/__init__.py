"""From files, pages and feeds to documents."""

from foedus.reading.options import ReadingOptions
from foedus.reading.paths import read_paths

__all__ = ["ReadingOptions", "read_paths"]
