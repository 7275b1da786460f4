"""The pages people work with. They translate: what may be recorded, and who may see it, is decided below."""
