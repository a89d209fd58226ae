"""Hook of PyInstaller for programs that run the mock, which finds its providers by their modules."""

from orderkit.__pyinstaller import page_files, submodules

datas = page_files("orderkit.mock.page")
hiddenimports = submodules("orderkit.mock")
