"""What foedus speaks of: documents, statements, claims, events, findings."""
