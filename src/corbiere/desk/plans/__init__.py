"""The pages of a plan of whatever type: as it stands, its versions side by side, its form and its paper. They follow from `plans.types`."""
