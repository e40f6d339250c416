# Editions over time, and what changed.
