"""Whole stories through the real window, as a person would live them."""
