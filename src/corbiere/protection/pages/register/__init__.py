"""The pages of the Child Protection Register."""
