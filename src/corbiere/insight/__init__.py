"""Measures: counted anew from the record each time they are asked for, for any day and as known at any moment. Nothing is stored."""
