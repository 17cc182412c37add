"""What the command line can ask for: one function a command, in modules that are imported when they are needed.

``work`` is the composition root: only there do IMAP, credentials and the engine meet.
"""
