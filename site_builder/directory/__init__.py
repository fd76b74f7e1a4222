"""The directory of offices and people: read, checked, imported, and written as pages, maps and open data."""
