"""The page of somebody who is asked to assess, and sees nothing else of the record until they accept."""
