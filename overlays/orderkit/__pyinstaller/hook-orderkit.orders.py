"""Hook of PyInstaller for programs that use the common form of orders: the mappings are data."""

from importlib.resources import as_file, files

with as_file(files("orderkit.orders") / "mappings") as folder:
    datas = [(str(path), "orderkit/orders/mappings") for path in folder.glob("*.toml")]
