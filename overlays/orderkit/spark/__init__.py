"""Orders as a Spark data source, by Spark's Python Data Source API.

`register(spark)` adds the format: `spark.read.format("orderkit").option("accounts", "accounts.toml").load()`. It needs
the extra `spark`.
"""

from .source import OrderDataSource, register

__all__ = ["OrderDataSource", "register"]
