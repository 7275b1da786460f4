"""The pages and the paper of a pathway plan."""
