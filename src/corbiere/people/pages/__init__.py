"""The pages about people: the family and the network around somebody, finding a person, beginning a record."""
