"""An invented island: histories of people who do not exist, for measuring, for property tests and for the demonstration."""
