"""What helps editors to write: checks of language and of what must not be published, the command ``new``, days of publishing."""
