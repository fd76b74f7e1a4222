"""Measures what the design promises, beside what it is compared with: ``make bench``, or ``make bench ONLY=pages``.

Everything is built in a temporary folder; only ``build/bench.json`` is kept. Absolute times belong to the machine,
so limits are ratios wherever something comparable can be measured in the same run.
"""
