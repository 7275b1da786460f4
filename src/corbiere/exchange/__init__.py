"""What other systems export, turned into dated facts; what cannot be true is refused by name and place."""
