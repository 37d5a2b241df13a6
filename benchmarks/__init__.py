"""Measurements against public references; each module prints one line of JSON."""
