"""The whole site in Chromium: what people come to do, from the first click to the last."""
