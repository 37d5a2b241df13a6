from __future__ import annotations

import json

from hypothesis import given

from foedus.model import codec
from foedus.model.claim import Claim
from foedus.model.document import Document
from foedus.model.statement import Statement

from .strategies import claims, documents, statements


@given(documents)
def test_document_survives_its_line(doc: Document) -> None:
    assert codec.decode_document(json.loads(json.dumps(codec.encode_document(doc)))) == doc


@given(statements)
def test_statement_survives_its_line(statement: Statement) -> None:
    assert codec.decode_statement(json.loads(json.dumps(codec.encode_statement(statement)))) == statement


@given(claims())
def test_claim_survives_its_line(claim: Claim) -> None:
    assert codec.decode_claim(json.loads(json.dumps(codec.encode_claim(claim)))) == claim
