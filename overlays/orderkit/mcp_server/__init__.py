"""A server of the Model Context Protocol: each operation of each provider as a tool, for assistants and agents.

`orderkit mcp` runs it. It reads only, unless it is started with `--allow-writes`.
"""
