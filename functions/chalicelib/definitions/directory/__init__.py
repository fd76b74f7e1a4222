"""The directory: offices and people who help, each a row of ``content/directory/``, in the shape a bureau can export."""
