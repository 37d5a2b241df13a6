"""The order of the steps, and what runs them."""
