"""A bureau's register, as its office program saves it, put into ``content/directory/`` with a report of what came of it."""
