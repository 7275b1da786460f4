"""The pages of plans of help: what a provider is asked, and what stands on the page of the plan."""
