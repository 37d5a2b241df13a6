"""The database's shape, as steps that only ever grow; a step once published is never edited."""

from __future__ import annotations

MIGRATIONS: tuple[str, ...] = (
    """
    CREATE TABLE documents (
        id VARCHAR PRIMARY KEY, path VARCHAR, outlet VARCHAR, since DATE, until DATE,
        language VARCHAR, original VARCHAR, sha256 VARCHAR NOT NULL, line VARCHAR NOT NULL
    );
    CREATE TABLE unread (path VARCHAR PRIMARY KEY, reason VARCHAR NOT NULL, error VARCHAR NOT NULL);
    CREATE TABLE coded (doc VARCHAR PRIMARY KEY, coder VARCHAR NOT NULL, lexicon VARCHAR NOT NULL);
    CREATE TABLE statements (
        id VARCHAR PRIMARY KEY, doc VARCHAR NOT NULL, start INTEGER NOT NULL, parent VARCHAR,
        line VARCHAR NOT NULL
    );
    CREATE TABLE claims (
        id VARCHAR PRIMARY KEY, doc VARCHAR NOT NULL, start INTEGER NOT NULL, type VARCHAR NOT NULL,
        subject VARCHAR, status VARCHAR NOT NULL, since DATE, until DATE, line VARCHAR NOT NULL
    );
    CREATE TABLE events (
        id VARCHAR PRIMARY KEY, type VARCHAR NOT NULL, subject VARCHAR, status VARCHAR NOT NULL,
        since DATE, until DATE, line VARCHAR NOT NULL
    );
    """,
    """
    CREATE TABLE rulings (number INTEGER PRIMARY KEY, line VARCHAR NOT NULL);
    CREATE TABLE judgements (
        first VARCHAR NOT NULL, second VARCHAR NOT NULL, score DOUBLE NOT NULL, line VARCHAR NOT NULL,
        PRIMARY KEY (first, second)
    );
    CREATE TABLE forecasts (number INTEGER PRIMARY KEY, line VARCHAR NOT NULL);
    """,
    "CREATE TABLE told (number INTEGER PRIMARY KEY, line VARCHAR NOT NULL);",
    """
    CREATE TABLE files (
        path VARCHAR PRIMARY KEY, sha256 VARCHAR NOT NULL, reader VARCHAR NOT NULL, line VARCHAR NOT NULL
    );
    """,
)

SCHEMA_VERSION = len(MIGRATIONS)
