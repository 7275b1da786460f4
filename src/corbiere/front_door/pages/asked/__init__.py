"""The page on which somebody of an agency answers what is asked of them."""
