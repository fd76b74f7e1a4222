"""Views, by audience. A view parses, asks and shows; it decides nothing."""
