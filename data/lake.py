"""python -m data.lake: publish the statistics file's tables in the lake (PATOKAZ_LAKE) as one snapshot, which readers take whole.

PATOKAZ_LAKE_FILES names the folder of the Parquet files on the shared store; it is asked when the lake is begun and held by the
catalogue from then on. The newest versions stay, as on the disk.
"""

import os
import sys
from pathlib import Path

import duckdb

from data.publishing import KEPT_VERSIONS, ROWS_PER_GROUP
from patokaz.statistics import lake
from patokaz.statistics.database import DatabaseMissing, data_file


def main() -> int:
    """Command line; 0 when the version is in the lake."""
    if not lake.address():
        print("PATOKAZ_LAKE is not set (docs/ministry.md)", file=sys.stderr)
        return 1
    try:
        print(f"Published {publish_in_lake(newest_file(), os.environ.get('PATOKAZ_LAKE_FILES', ''))}")
    except (LookupError, DatabaseMissing, duckdb.Error) as error:
        print(f"Nothing was published in the lake.\n{error}", file=sys.stderr)
        return 1
    return 0


def newest_file() -> Path:
    """The statistics file of the build folder, whatever the lake holds. Raises DatabaseMissing."""
    kept = os.environ.pop("PATOKAZ_LAKE")
    try:
        return data_file()
    finally:
        os.environ["PATOKAZ_LAKE"] = kept


def publish_in_lake(file: Path, files_folder: str) -> str:
    """Copy every table in one transaction and remove what is too old; the version's name."""
    with duckdb.connect() as connection:
        lake.attach(connection, f"DATA_PATH '{files_folder}'" if files_folder else "")
        connection.execute(f"ATTACH '{file}' AS made (READ_ONLY)")
        if file.name not in [name for _, name in lake.versions(connection)[:1]]:
            _copy(connection, file.name)
        _remove_old(connection)
    return file.name


def _copy(connection: duckdb.DuckDBPyConnection, name: str) -> None:
    connection.execute(f"CALL {lake.NAME}.set_option('parquet_row_group_size', '{ROWS_PER_GROUP}')")
    connection.execute(f"CALL {lake.NAME}.set_option('data_inlining_row_limit', '0')")
    tables = connection.execute("SELECT table_name FROM duckdb_tables() WHERE database_name = 'made'").fetchall()
    connection.execute("BEGIN")
    for (table,) in tables:
        connection.execute(f'CREATE OR REPLACE TABLE {lake.NAME}.main."{table}" AS FROM made."{table}"')
    connection.execute(f"CALL {lake.NAME}.set_commit_message('data.lake', $name)", {"name": name})
    connection.execute("COMMIT")


def _remove_old(connection: duckdb.DuckDBPyConnection) -> None:
    published = [number for number, _ in lake.versions(connection)]
    if len(published) <= KEPT_VERSIONS:
        return
    snapshots = connection.table_function("ducklake_snapshots", [lake.NAME]).project("snapshot_id").fetchall()
    kept = {*published[:KEPT_VERSIONS], max(number for (number,) in snapshots)}
    old = [number for (number,) in snapshots if number not in kept]
    connection.execute(f"CALL ducklake_expire_snapshots('{lake.NAME}', versions => {old})")
    connection.execute(f"CALL ducklake_cleanup_old_files('{lake.NAME}', cleanup_all => true)")


if __name__ == "__main__":
    sys.exit(main())
