"""From a document to statements and claims."""
