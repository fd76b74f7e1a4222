"""What editors declare: forms, calculators, figures, laws, offices, the city.

Nothing here imports a third party, and nothing here knows where a definition was written: readers take an
``Entry`` of plain text, from YAML in the builder and from the compiled catalogue in a function.

Two rules hold everywhere. Money is ``Decimal``, in yuan, rounded once at the end to the cent (half up) by
``rules.to_cents``. A day is a ``date`` on Chinese calendars; a ``datetime`` is aware and UTC until it is shown.
"""
