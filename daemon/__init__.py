"""Acts on what the classifier understood: polls, waits, lays one draft into Drafts. It never sends."""
