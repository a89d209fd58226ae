"""Reads orders on a Spark cluster of two executors on this machine, one of which is killed meanwhile; prints JSON.

The executors have orderkit from a zip file only. Run in a process of its own, because one has one Spark.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
import zipfile
from pathlib import Path

import pyspark

ROOT = Path(__file__).parents[2]


def packed(folder: Path) -> Path:
    """Pack orderkit and its clients into a zip file."""
    file = folder / "orderkit.zip"
    with zipfile.ZipFile(file, "w") as archive:
        for package in (ROOT / "overlays", ROOT / "generated"):
            for path in package.rglob("*"):
                if path.is_file() and "__pycache__" not in path.parts:
                    archive.write(path, path.relative_to(package))
    return file


def executors() -> list[int]:
    """The processes of the executors that belong to this process."""
    # Without -ww, a narrow terminal cuts the lines off.
    listed = subprocess.run(
        ["ps", "-ww", "-eo", "pid=,ppid=,args="], capture_output=True, text=True, check=True
    ).stdout
    rows = [row for line in listed.splitlines() if len(row := line.split(maxsplit=2)) == 3]
    ours = {os.getpid()}
    while found := {int(row[0]) for row in rows if int(row[1]) in ours} - ours:
        ours |= found
    return [int(row[0]) for row in rows if int(row[0]) in ours and "CoarseGrainedExecutorBackend" in row[2]]


def kill_one(killed: list[int], wait: float) -> None:
    """Kill an executor once it has worked for a time."""
    while not executors():
        time.sleep(0.2)
    time.sleep(wait)
    killed.append(executors()[0])
    os.kill(killed[0], signal.SIGKILL)


def main(accounts: str, folder: Path) -> None:
    os.environ |= {
        "SPARK_HOME": str(Path(pyspark.__file__).parent),
        "SPARK_LOCAL_IP": "127.0.0.1",
        "SPARK_LOCAL_HOSTNAME": "localhost",
        "SPARK_WORKER_DIR": str(folder / "work"),
        "PYSPARK_PYTHON": sys.executable,
    }
    os.environ.pop("PYTHONPATH", None)
    from orderkit.spark import register
    from pyspark.sql import SparkSession
    from pyspark.sql import functions as F  # noqa: N812

    builder = SparkSession.builder.master("local-cluster[2,1,1024]").appName("orderkit")
    for name, value in {
        "spark.ui.enabled": "false",
        "spark.driver.host": "127.0.0.1",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.executor.memory": "512m",
        "spark.sql.session.timeZone": "UTC",
        "spark.submit.pyFiles": str(packed(folder)),
    }.items():
        builder = builder.config(name, value)
    spark = builder.getOrCreate()
    spark.sparkContext.setLogLevel("OFF")
    register(spark)
    killed = list[int]()
    threading.Thread(target=kill_one, args=(killed, 4.0), daemon=True).start()
    frame = spark.read.format("orderkit").option("accounts", accounts).option("since", "2020-01-01").load()
    rows = frame.groupBy("provider").agg(F.count("*"), F.count_distinct("id"), F.sum("total")).collect()
    place = spark.sparkContext.parallelize([1], 1).map(lambda _: __import__("orderkit").__file__).first()
    print(
        json.dumps(
            {
                "killed": len(killed),
                "place": place,
                "orders": {row[0]: [row[1], row[2], None if row[3] is None else str(row[3])] for row in rows},
            }
        )
    )
    spark.stop()


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
