"""The demo practice: its text files under demo/, and how they become rows."""
