"""What can be found on the site, and the index of it."""
