"""The pages of a meeting: what each shows, and what its forms write. Pure where it can be; the views are in `desk.pages.meetings`."""
