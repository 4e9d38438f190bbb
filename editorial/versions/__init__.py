"""What a page was, is and would be: snapshots, drafts in their rows, and what differs."""
