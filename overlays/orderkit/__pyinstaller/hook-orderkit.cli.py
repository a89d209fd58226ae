"""Hook of PyInstaller for the command line, which imports the module of a command when it runs."""

from orderkit.cli import COMMANDS

hiddenimports = [command.module for command in COMMANDS.values()]
