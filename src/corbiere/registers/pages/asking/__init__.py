"""The pages on which a register is questioned, and on which questions are answered and reviewed."""
