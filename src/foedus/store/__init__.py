"""One database file a case."""
