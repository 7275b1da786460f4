"""The form for everybody: a process of its own, without session or cookie, which can write worries and read nothing (ADR 41)."""
