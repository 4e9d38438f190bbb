"""The printed summary: HTML to PDF, rendered in processes of their own."""
