"""Everything that runs in a function: definitions, rules, rendering and web, each importing only what stands below."""
