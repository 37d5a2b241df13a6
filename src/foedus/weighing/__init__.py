"""From evidence to weighed readings, indicators and scenarios."""
