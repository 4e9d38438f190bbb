"""How staff sign in: name and password, then a second factor; or a passkey, which is both."""
