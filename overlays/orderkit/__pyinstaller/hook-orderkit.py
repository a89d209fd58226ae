"""Hook of PyInstaller for programs that use a client: all but the mock, the demonstration and recorded traffic."""

from orderkit.__pyinstaller import documents, submodules

datas = documents("orderkit_clients")
hiddenimports = [
    *submodules(
        "orderkit", without=("cli", "mcp_server", "mock", "demo", "recordings", "__main__", "__pyinstaller")
    ),
    *submodules("orderkit_clients"),
]
