"""The other programs: how each is configured, started, driven and ended."""
