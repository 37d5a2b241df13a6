"""Time expressions: found in plain text without a parser, and resolved to half-open periods.

    from foedus.coding.times import find_times

The module needs only foedus.model.dates and can be used alone.
"""

from foedus.coding.times.find import Convention, find_times
from foedus.coding.times.mention import Kind, Mod, Tense, TimeMention

__all__ = ["Convention", "Kind", "Mod", "Tense", "TimeMention", "find_times"]
