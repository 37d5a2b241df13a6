"""foedus: who did what to whom, who says so, and whether states are becoming allies.

Data flows one way: Document -> Statement, Claim -> Event -> Finding -> Brief.
Every number and every sentence walks back to quoted characters or to a row of a named data set.
"""

__version__ = "0.1.0"

__all__ = ["__version__"]
