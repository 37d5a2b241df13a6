"""From claims to events, their independent origins and their disputes."""
