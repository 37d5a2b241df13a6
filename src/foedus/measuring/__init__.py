"""From events to figures of alignment."""
