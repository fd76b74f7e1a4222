"""Applications and appointments from the form to the closed case: drafts, cases as events, commands, notices, clocks.

What the world outside must provide is said in ``ports``; adapters stand beside ``web`` and are chosen in ``app.py``.
"""
