"""Mentions → entities."""
