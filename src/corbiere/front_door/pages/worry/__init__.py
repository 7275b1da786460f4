"""A worry about any child: the urgent path, from anywhere."""
