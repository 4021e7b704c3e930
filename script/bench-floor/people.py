#!/usr/bin/env python3
"""Adds the owners of a fleet as employees, all at once: `people.py LISTING REGISTER ACCOUNT`.

One command for each of them would take longer than the whole bench. Every fiftieth is left out, so that there are findings.
The tables and columns are those of docs/reference/schema.sql.
"""

import json
import sqlite3
import sys


def add_owners(database: sqlite3.Connection, devices: list[dict], account: str) -> int:
    """How many employees the account has got."""
    owners = {}
    for device in devices:
        owner = device.get("owner") or {}
        email = (owner.get("email") or "").strip()
        if email:
            owners.setdefault(email.lower(), (email, owner.get("name")))
    rows = [(key, email, name) for index, (key, (email, name)) in enumerate(owners.items()) if index % 50]

    (number,) = database.execute("SELECT id FROM accounts WHERE reference = ?", (account,)).fetchone()
    with database:
        database.executemany(
            "INSERT OR IGNORE INTO employees (account, email_key, email, name) VALUES (?, ?, ?, ?)",
            [(number, *row) for row in rows],
        )
    return len(rows)


def main(listing: str, register: str, account: str) -> None:
    with open(listing, encoding="utf-8") as file:
        devices = json.load(file)["devices"]
    database = sqlite3.connect(register)
    employees = add_owners(database, devices, account)
    database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    database.close()
    print(f"{len(devices)} devices, {employees} employees")


if __name__ == "__main__":
    main(*sys.argv[1:])
