"""What is counted of child protection: the measures of the Independent Safeguarding service, and the groups it answers for."""
