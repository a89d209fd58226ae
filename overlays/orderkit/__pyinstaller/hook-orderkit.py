"""Hook of PyInstaller for programs that use a client: all but the mock and the demonstration."""

from orderkit.__pyinstaller import documents, submodules

datas = documents("orderkit_clients")
hiddenimports = [
    *submodules("orderkit", without=("mock", "demo", "__main__", "__pyinstaller")),
    *submodules("orderkit_clients"),
]
