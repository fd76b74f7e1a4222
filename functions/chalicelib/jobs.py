"""What runs by the clock."""

import logging

from .settings import settings
from .site import site


def log_figures_to_renew(log: logging.Logger) -> None:
    """One line for each figure near or past its ``renew_by``, with whom to ask for the new one."""
    catalogue, today = site().catalogue, settings().today()
    for rate in map(catalogue.rate, catalogue.ids("rates")):
        if renew_by := rate.renewal_due(today):
            log.warning("figure %s must be renewed by %s; ask: %s", rate.id, renew_by, rate.ask)
