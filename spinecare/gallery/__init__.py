"""The gallery: every component in every state, for developers. Its addresses exist under DEBUG."""
