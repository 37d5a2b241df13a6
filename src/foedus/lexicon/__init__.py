"""Domain knowledge as data that an analyst can edit, and the loaders that check it."""
