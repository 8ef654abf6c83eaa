"""The drill's visitors keep what a browser keeps."""

import asyncio
from types import SimpleNamespace

import pytest
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from deploy import visitors
from deploy.visitors import Visitor


def test_a_visitor_that_comes_back_knows_what_it_told_the_server_it_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    async def connected(*_: object, **__: object) -> SimpleNamespace:
        return SimpleNamespace(response=SimpleNamespace(headers={}))

    monkeypatch.setattr(visitors, "websockets", SimpleNamespace(connect=connected))
    visitor = Visitor(0, "", "")
    message = ForwardMsg(hash="kept")
    message.metadata.cacheable = True
    message.delta.new_element.text.body = "a"
    visitor.note(message)
    told = visitor.digest
    asyncio.run(visitor.open())  # at another replica
    visitor._told.clear()
    visitor.note(ForwardMsg(ref_hash="kept"))
    assert visitor.digest == told
