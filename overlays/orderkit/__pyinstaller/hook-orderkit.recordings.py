"""Hook of PyInstaller for programs that read recorded traffic: which members of the specs are personal is data."""

from importlib.resources import as_file, files

with as_file(files("orderkit.recordings") / "personal.json") as path:
    datas = [(str(path), "orderkit/recordings")]
