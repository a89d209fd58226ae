"""Defects that are derived from the declarations of a contract, each by negating one."""
