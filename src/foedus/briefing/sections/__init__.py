"""The sections of a brief, one a file; each takes the looked-up material and gives a Section."""
