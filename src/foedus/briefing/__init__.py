"""From events and findings to a brief in which every sentence can be checked."""
