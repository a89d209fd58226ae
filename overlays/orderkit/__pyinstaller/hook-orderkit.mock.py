"""Hook of PyInstaller for programs that run the mock, which finds its providers by their modules."""

from orderkit.__pyinstaller import submodules

hiddenimports = submodules("orderkit.mock")
