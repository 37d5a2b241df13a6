"""A case in the formats of colleagues' tools, each with a reader that gives back what was written."""
