"""Leaflets: each condition and procedure page as a tagged PDF, written when it is published."""
