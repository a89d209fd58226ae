"""Hook of PyInstaller for the command line, which imports a command and what it calls when it runs."""

from orderkit.__pyinstaller import submodules
from orderkit.cli.app import command_modules

hiddenimports = [*submodules("orderkit.cli"), *submodules("orderkit.operations"), *sorted(command_modules())]
