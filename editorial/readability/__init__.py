"""How hard a text is to read: our own counters, which need no word list and no network."""
