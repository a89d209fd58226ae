"""What can be wrong with a destination: each is said in a sentence, nothing is lost, and the next run goes on."""

from __future__ import annotations

import json
import os
import shutil
import signal
import struct
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import duckdb
import pytest
from killed_export import kill_after
from orderkit import Sendcloud, cli
from orderkit.export import ExportError, export, exporting, read_accounts, working_folder
from orderkit.mock import MockServer, MockSettings
from orderkit.orders import orders
from orderkit.sendcloud import OrderChangesDict

Accounts = Callable[..., Path]
COMMAND = [sys.executable, "-c", "from orderkit.cli import main; raise SystemExit(main())", "export"]
LIMITED = """
import resource, signal, sys
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]),) * 2)
from orderkit.cli import main
raise SystemExit(main(sys.argv[2:]))
"""


@pytest.fixture
def mock() -> Iterator[MockServer]:
    with MockServer(MockSettings(orders=60)) as server:
        yield server


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "orders.duckdb"


@pytest.fixture
def as_user() -> Sequence[str]:
    """The beginning of a command that keeps to the permissions of files, which root does not."""
    if os.name == "nt":
        pytest.skip("the permissions are those of POSIX")
    if os.geteuid() != 0:
        return ()
    if (found := shutil.which("setpriv")) is None:
        pytest.skip("root may write everywhere, and setpriv is missing")
    return (found, "--bounding-set=-dac_override")


def refused(*command: str) -> str:
    """Run a command that must be refused, and return its sentence."""
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1), done.stderr
    assert done.stderr.startswith("orderkit export: ")
    return done.stderr


def totals(file: Path) -> list[tuple[Any, ...]]:
    with duckdb.connect(str(file), read_only=True) as connection:
        return sorted(connection.execute("select provider, id, total from orderkit.orders").fetchall())


def totals_at(accounts: Path) -> list[tuple[Any, ...]]:
    found = list[tuple[Any, ...]]()
    for account in read_accounts(accounts):
        with account.client() as client:
            found += [(order.provider, order.id, order.total) for order in orders(client)]
    return sorted(found)


def change_some(mock: MockServer, total: float) -> None:
    """Change orders at Sendcloud, in a way that it is asked for."""
    changes: OrderChangesDict = {
        "order_details": {"order_updated_at": datetime.now(UTC)},
        "payment_details": {"total_price": {"value": total, "currency": "EUR"}},
    }
    with Sendcloud("merchant-one", "merchant-one-secret", base_url=f"{mock.url}/sendcloud") as client:
        for order in list(client.list_orders())[-7:]:
            client.update_order(order.id, changes)


def assert_whole(file: Path, accounts: Path) -> None:
    """Run once more, and see that the file has every order once."""
    assert not export(accounts, to=str(file)).failed
    assert totals(file) == totals_at(accounts)


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="the limit is one of POSIX")
@pytest.mark.parametrize("size", [3_000, 12_000, 50_000, 300_000])
def test_a_full_disk_loses_nothing(accounts: Accounts, file: Path, size: int) -> None:
    listed = accounts("nocnoc_store", "sendcloud")
    sentence = refused(
        sys.executable,
        "-c",
        LIMITED,
        str(size),
        "export",
        str(listed),
        "--to",
        str(file),
        "--report",
        str(file.with_name("page.html")),
    )
    assert "must be usable: " in sentence
    assert "File too large" in sentence
    assert_whole(file, listed)


def test_a_folder_that_cannot_be_written_to_is_named(
    accounts: Accounts, tmp_path: Path, as_user: Sequence[str]
) -> None:
    listed, folder = str(accounts("nocnoc_store")), tmp_path / "folder"
    for to in (f"{folder}/orders.duckdb", f"csv:{folder}", f"parquet:{folder}/new", f"jsonl:{folder}"):
        folder.mkdir(0o500)
        assert str(folder) in refused(*as_user, *COMMAND, listed, "--to", to)
        folder.chmod(0o700)
        assert cli.main(["export", listed, "--to", to]) == 0
        shutil.rmtree(folder)


def test_a_folder_that_lost_its_permissions_is_refused_before_anything_is_read(
    accounts: Accounts, mock: MockServer, tmp_path: Path, as_user: Sequence[str]
) -> None:
    listed, folder = str(accounts("nocnoc_store")), tmp_path / "folder"
    assert cli.main(["export", listed, "--to", f"csv:{folder}"]) == 0
    calls = len(mock.control.requests())
    folder.chmod(0o500)
    assert f"{folder} must be writable" in refused(*as_user, *COMMAND, listed, "--to", f"csv:{folder}")
    assert len(mock.control.requests()) == calls


def test_a_file_that_cannot_be_written_to_is_named(
    accounts: Accounts, file: Path, as_user: Sequence[str]
) -> None:
    listed = accounts("nocnoc_store")
    export(listed, to=str(file))
    file.chmod(0o400)
    assert f"{file} must be writable" in refused(*as_user, *COMMAND, str(listed), "--to", str(file))
    file.chmod(0o600)
    assert_whole(file, listed)


@pytest.mark.parametrize(
    ("page", "message"),
    [
        ("none/page.html", "--report must be in a folder that exists"),
        ("folder", "--report must be a file"),
        ("", "--report must be a file"),
    ],
)
def test_the_file_of_a_report_is_checked_before_a_run(
    accounts: Accounts, file: Path, page: str, message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (file.parent / "folder").mkdir()
    wanted = str(file.parent / page) if page else page
    assert cli.main(["export", str(accounts("nocnoc_store")), "--to", str(file), "--report", wanted]) == 2
    assert message in capsys.readouterr().err
    assert not file.exists()


def test_a_page_that_cannot_be_written_is_named_after_the_result(
    accounts: Accounts, file: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = file.parent / "folder"
    folder.mkdir()

    def report(*_: object, **__: object) -> None:
        print("the result")
        folder.rmdir()

    monkeypatch.setattr("orderkit.export.command._report", report)
    page = str(folder / "page.html")
    assert cli.main(["export", str(accounts("nocnoc_store")), "--to", str(file), "--report", page]) == 2
    shown = capsys.readouterr()
    assert shown.out == "the result\n"
    assert (
        shown.err
        == "orderkit export: --report must be a file that can be written to (No such file or directory)\n"
    )


def test_a_file_in_use_by_another_process_is_refused(accounts: Accounts, file: Path) -> None:
    listed = accounts("nocnoc_store")
    export(listed, to=str(file))
    code = f"import duckdb, sys; c = duckdb.connect({str(file)!r}); print(flush=True); sys.stdin.read()"
    with subprocess.Popen([sys.executable, "-c", code], stdin=-1, stdout=-1) as other:
        assert other.stdout is not None
        other.stdout.readline()
        assert "lock" in refused(*COMMAND, str(listed), "--to", str(file))
        other.communicate()
    assert_whole(file, listed)


def test_a_second_run_at_the_same_time_is_refused(accounts: Accounts, file: Path) -> None:
    listed = accounts("nocnoc_store")
    sentences = list[str]()
    export(
        listed,
        to=str(file),
        on_progress=lambda _: sentences.append(refused(*COMMAND, str(listed), "--to", str(file))),
    )
    assert sentences
    assert all("one run at a time" in each for each in sentences)
    assert_whole(file, listed)


def checksum(content: bytes) -> int:
    """The checksum of a block of DuckDB."""
    found = 5381
    for (word,) in struct.iter_unpack("<Q", content):
        found ^= word * 0xBF58476D1CE4E5B9 % 2**64
    return found


def of_another_version(content: bytes) -> bytes:
    head = content[8:12] + struct.pack("<Q", 5_000) + content[20:4096]
    return struct.pack("<Q", checksum(head)) + head + content[4096:]


@pytest.mark.parametrize("options", [[], ["--dry-run"]], ids=["run", "dry"])
@pytest.mark.parametrize(
    ("change", "message"),
    [
        (of_another_version, "storage version number 5000"),
        (lambda content: content[: len(content) // 2], "Could not read enough bytes"),
        (lambda _: b"", "must be a DuckDB file (it is another one)"),
        (lambda _: b"text" * 2000, "must be a DuckDB file (it is another one)"),
        (lambda _: b"SQLite format 3\0" * 500, "must be a DuckDB file (it is another one)"),
    ],
    ids=["newer", "cut", "empty", "text", "sqlite"],
)
def test_a_file_that_is_no_database_of_this_version_is_left_as_it_is(
    accounts: Accounts,
    file: Path,
    change: Callable[[bytes], bytes],
    message: str,
    options: Sequence[str],
    capsys: pytest.CaptureFixture[str],
) -> None:
    listed = accounts("nocnoc_store")
    export(listed, to=str(file))
    content = file.read_bytes()
    file.write_bytes(change(content))
    assert cli.main(["export", str(listed), "--to", str(file), *options]) == 2
    shown = capsys.readouterr().err
    assert message in shown
    assert shown.count("\n") == 1
    assert file.read_bytes() == change(content)
    file.write_bytes(content)
    assert_whole(file, listed)


def test_a_run_without_the_working_folder_of_the_one_before_goes_on(accounts: Accounts, file: Path) -> None:
    listed = accounts("nocnoc_store")
    export(listed, to=str(file))
    shutil.rmtree(file.with_name(f".{file.name}-export"))
    assert export(listed, to=str(file)).orders == 0
    assert_whole(file, listed)


def test_a_database_that_was_removed_is_filled_again(accounts: Accounts, file: Path) -> None:
    listed = accounts("nocnoc_store")
    export(listed, to=str(file))
    file.unlink()
    assert export(listed, to=str(file)).orders == 60
    assert_whole(file, listed)


@pytest.mark.parametrize("cut_off", [True, False])
def test_a_backup_that_was_restored_is_brought_up_to_date(
    mock: MockServer, accounts: Accounts, file: Path, cut_off: bool
) -> None:
    listed, backup = accounts("sendcloud"), file.with_name("backup")
    export(listed, to=str(file))
    shutil.copy(file, backup)
    change_some(mock, 12.34)
    export(listed, to=str(file))
    if cut_off:
        change_some(mock, 56.78)
        assert kill_after(listed, str(file), "load") == -signal.SIGKILL
    shutil.copy(backup, file)
    assert_whole(file, listed)


LEAVE_A_LOG = """
import os, signal, sys
import duckdb
connection = duckdb.connect(sys.argv[1])
connection.execute("set checkpoint_threshold = '1 TB'")
connection.execute("update orderkit.orders set total = 1")
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.parametrize("options", [[], ["--dry-run"]], ids=["run", "dry"])
def test_a_backup_that_was_restored_beside_the_log_of_a_killed_process_is_refused(
    accounts: Accounts, file: Path, options: Sequence[str]
) -> None:
    listed, backup, log = accounts("sendcloud"), file.with_name("backup"), file.with_name(f"{file.name}.wal")
    export(listed, to=str(file))
    shutil.copy(file, backup)
    export(listed, to=str(file))
    subprocess.run([sys.executable, "-c", LEAVE_A_LOG, str(file)], check=False)
    assert log.exists()
    shutil.copy(backup, file)
    sentence = refused(*COMMAND, str(listed), "--to", str(file), *options)
    assert f"{file} must be usable: the file beside it that ends in .wal is of another copy" in sentence
    log.unlink()
    assert_whole(file, listed)


def test_a_state_in_the_working_folder_that_is_none_is_read_from_the_destination(
    accounts: Accounts, file: Path
) -> None:
    listed = accounts("sendcloud")
    export(listed, to=str(file))
    state = file.with_name(f".{file.name}-export") / "orderkit" / "state.json"
    found = json.loads(state.read_text(encoding="utf-8"))
    wrong: tuple[object, ...] = ("a text", None, [1], {})
    for version in wrong:
        state.write_text(json.dumps({**found, "_state_version": version}), encoding="utf-8")
        export(listed, to=str(file))
    assert_whole(file, listed)


def test_a_lock_that_cannot_be_written_to_is_named(
    accounts: Accounts, file: Path, as_user: Sequence[str]
) -> None:
    listed, lock = accounts("sendcloud"), file.with_name(f".{file.name}-export") / "lock"
    lock.mkdir(parents=True)
    assert f"{lock} must be a file that can be written to" in refused(
        *COMMAND, str(listed), "--to", str(file)
    )
    lock.rmdir()
    lock.touch(0o400)
    command = [*as_user, *COMMAND, str(listed), "--to", str(file)]
    assert f"{lock} must be a file that can be written to" in refused(*command)
    lock.chmod(0o600)
    assert_whole(file, listed)


def damaged_files(folder: Path) -> list[Path]:
    """Everything that a run that was killed has left, with a content."""
    found = [each for each in folder.rglob("*") if each.is_file() and each.stat().st_size]
    # Of the tables, one is enough.
    return sorted(each for each in found if each.suffix != ".parquet" or each.name.startswith("orders."))


@pytest.mark.slow
@pytest.mark.parametrize("step", ["normalize", "load"])
def test_a_run_that_was_killed_is_continued_whatever_is_damaged(
    mock: MockServer, accounts: Accounts, file: Path, step: str
) -> None:
    listed, kept = accounts("sendcloud"), file.with_name("kept")
    work = file.with_name(f".{file.name}-export")
    export(listed, to=str(file))
    change_some(mock, 12.34)
    assert kill_after(listed, str(file), step) == -signal.SIGKILL
    shutil.copy(file, kept)
    shutil.copytree(work, file.with_name("work"))
    wanted = totals_at(listed)
    names = [each.relative_to(work) for each in damaged_files(work)]
    assert {name.suffix for name in names} >= {".parquet", ".json", ".gz"}
    for name in names:
        shutil.rmtree(work)
        shutil.copytree(file.with_name("work"), work)
        shutil.copy(kept, file)
        content = (work / name).read_bytes()
        (work / name).write_bytes(content[: len(content) // 2])
        export(listed, to=str(file))
        assert totals(file) == wanted, name


def test_what_is_whole_is_loaded_and_not_read_again(
    mock: MockServer, accounts: Accounts, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    listed = accounts("sendcloud")
    export(listed, to=str(file))
    change_some(mock, 12.34)
    assert kill_after(listed, str(file), "load") == -signal.SIGKILL
    assert cli.main(["export", str(listed), "--to", str(file)]) == 0
    assert "what a run that was cut off had read was loaded first" in capsys.readouterr().out
    assert totals(file) == totals_at(listed)


def test_a_run_that_is_killed_before_what_is_normalized_is_removed_is_continued(
    mock: MockServer, accounts: Accounts, file: Path
) -> None:
    listed = accounts("sendcloud")
    export(listed, to=str(file))
    change_some(mock, 12.34)
    assert kill_after(listed, str(file), "normalized") == -signal.SIGKILL
    assert not export(listed, to=str(file)).failed
    assert totals(file) == totals_at(listed)


@pytest.mark.parametrize("batches", [1, 2, 3])
def test_a_run_that_is_killed_after_some_batches_is_continued(
    accounts: Accounts, file: Path, batches: int
) -> None:
    listed = accounts("sendcloud", "nocnoc_store", "epages")
    assert kill_after(listed, str(file), batches) == -signal.SIGKILL
    assert_whole(file, listed)


def test_an_interrupt_ends_a_run_which_the_next_continues(
    accounts: Accounts, file: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    listed = accounts("sendcloud", "nocnoc_store")
    places: list[tuple[object, str]] = [
        (exporting._Run, "_count"),
        (working_folder, "_fits"),
        (exporting, "mark_deleted"),
    ]
    for place, name in places:
        with monkeypatch.context() as patch:
            patch.setattr(place, name, interrupt)
            assert cli.main(["export", str(listed), "--to", str(file)]) == 130
        assert "interrupted; the next run goes on" in capsys.readouterr().err
    assert_whole(file, listed)


def test_what_is_in_the_way_of_a_file_is_named(accounts: Accounts, tmp_path: Path) -> None:
    folder = tmp_path / "files"
    (folder / "orders.csv" / "in the way").mkdir(parents=True)
    with pytest.raises(ExportError, match=r"must be usable: .*directory"):
        export(accounts("nocnoc_store"), to=f"csv:{folder}")
    shutil.rmtree(folder / "orders.csv")
    assert export(accounts("nocnoc_store"), to=f"csv:{folder}").orders == 0
    assert len((folder / "orders.csv").read_text(encoding="utf-8").splitlines()) == 61
    assert not list(folder.glob(".*.part"))
