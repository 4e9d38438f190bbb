"""Drafts of a questionnaire: from rows to a document, from a document to rows, and the verbs."""
