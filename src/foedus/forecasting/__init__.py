"""From histories of events to scored probabilities."""
