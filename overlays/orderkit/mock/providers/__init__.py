"""Simulated providers: each module or package here defines one."""
