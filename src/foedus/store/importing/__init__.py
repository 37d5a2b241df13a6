"""Public data sets, read from the user's own files into tidy tables; what cannot be used is listed."""
