"""The page of one subject: header, parts, chronology, access."""
