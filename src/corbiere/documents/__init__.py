"""Documents as tagged PDF, sealed with the entries they print. Whoever has something to print builds a Document. It knows no domain."""
