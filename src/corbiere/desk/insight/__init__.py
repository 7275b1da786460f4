"""Measures as their pages show them."""
