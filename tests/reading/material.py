"""Articles in a made-up world, for the tests of reading."""

LEAD = (
    "The envoy of Borduria met the king of Syldavia on Friday to discuss the price of grain, the passage of "
    "ships through the strait and the return of eleven fishermen who have been held since the spring."
)
SECOND = (
    "Both delegations left the palace without a word to the press, but an official of "
    "the king's household said "
    "that the two states had agreed to meet again before the first snow closes the mountain roads."
)
THIRD = (
    "“We did not come to sign anything,” the envoy told Radio Klow that evening. “We "
    "came to find out whether "
    "there is anything left to sign.” He declined to say who had asked for the meeting in the first place."
)
TITLE = "Borduria and Syldavia talk, and part without a treaty"
BODY = f"{LEAD}\n\n{SECOND}\n\n{THIRD}"
ARTICLE = f"{TITLE}\n\n{BODY}\n"
