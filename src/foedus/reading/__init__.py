"""From files, pages and feeds to documents with a title, an outlet and a believed date."""
