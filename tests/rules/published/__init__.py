"""Amounts that courts and examiners published, one module a formula; the published texts lie beside the repository.

``CALCULATOR`` is our id, ``TOPIC`` theirs. ``WORKED`` has, by the example's id, the answers that stand for the published
inputs, the item (or "total", or what a deadline is for) they lead to, and the name of the published amount or day, or a
path of names and places to it. ``EXPLAINED`` says why a publication is wrong, with the article, or why it asks for no
amount of ours.
"""
