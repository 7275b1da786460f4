"""Figures on child protection: the measures of the Independent Safeguarding service, and the groups it answers for."""
