import socket

import httpx
import pytest

from foedus.errors import FetchError
from foedus.reading.fetch import Fetcher, FetchOptions, check_address, is_public, resolve_host

PUBLIC = "93.184.216.34"
QUICK = FetchOptions(pause_seconds=0, max_bytes=1000)


def serve(answer: dict[str, httpx.Response], seen: list[httpx.Request] | None = None) -> httpx.MockTransport:
    """A transport that answers by the Host header and path."""

    def handle(request: httpx.Request) -> httpx.Response:
        if seen is not None:
            seen.append(request)
        return answer[request.headers["host"] + request.url.path]

    return httpx.MockTransport(handle)


def fetcher(transport: httpx.BaseTransport, *, options: FetchOptions = QUICK, **hosts: str) -> Fetcher:
    return Fetcher(options, transport, lambda host, port: [hosts.get(host.partition(".")[0], PUBLIC)])


def page(text: str = "<p>Hello</p>", status: int = 200, **headers: str) -> httpx.Response:
    named = {"content-type": "text/html; charset=utf-8"} | {
        key.replace("_", "-"): value for key, value in headers.items()
    }
    return httpx.Response(status, headers=named, content=text.encode())


def test_a_page_is_asked_for_at_the_address_that_was_checked() -> None:
    seen: list[httpx.Request] = []
    got = fetcher(serve({"a.example/x": page()}, seen)).fetch("https://a.example/x")
    assert (got.url, got.body, got.media_type, got.charset) == (
        "https://a.example/x",
        b"<p>Hello</p>",
        "text/html",
        "utf-8",
    )
    (request,) = seen
    assert request.url.host == PUBLIC
    assert request.headers["host"] == "a.example"
    assert request.extensions["sni_hostname"] == "a.example"
    assert request.headers["user-agent"].startswith("foedus/")
    assert "cookie" not in request.headers


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "0.0.0.0",
        "100.64.0.1",
        "224.0.0.1",
        "240.0.0.1",
        "255.255.255.255",
        "192.0.2.1",
        "198.18.0.1",
        "::1",
        "::",
        "fe80::1",
        "fc00::1",
        "ff02::1",
        "::ffff:127.0.0.1",
        "64:ff9b::7f00:1",
        "2002:7f00:1::",
        "2001:db8::1",
        "fec0::1",
        "no address",
    ],
)
def test_addresses_that_are_not_public_are_refused(address: str) -> None:
    assert not is_public(address)
    with pytest.raises(FetchError, match="not a public address"):
        fetcher(serve({}), a=address).fetch("http://a.example/")


@pytest.mark.parametrize("address", [PUBLIC, "1.1.1.1", "2606:4700:4700::1111", "64:ff9b::101:101"])
def test_public_addresses(address: str) -> None:
    assert is_public(address)


def test_one_private_address_among_several_is_enough_to_refuse() -> None:
    both = Fetcher(QUICK, serve({}), lambda host, port: [PUBLIC, "127.0.0.1"])
    with pytest.raises(FetchError, match=r"127\.0\.0\.1"):
        both.fetch("http://a.example/")


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "ftp://a.example/x",
        "gopher://a.example",
        "http://",
        "http://u:p@a.example/",
        "http://a.example/a b",
        "http://[::1",
        "javascript:alert(1)",
    ],
)
def test_addresses_whose_form_is_refused(url: str) -> None:
    with pytest.raises(FetchError):
        check_address(url)


def test_a_redirect_to_a_private_host_is_refused() -> None:
    answers = {"a.example/": page(status=302, location="http://inner.example/secret")}
    with pytest.raises(FetchError, match="not a public address"):
        fetcher(serve(answers), inner="10.0.0.8").fetch("http://a.example/")


def test_a_name_that_moves_between_requests_is_checked_each_time() -> None:
    turns = iter([PUBLIC, "127.0.0.1"])
    moving = Fetcher(
        QUICK, serve({"a.example/": page(status=301, location="/x")}), lambda host, port: [next(turns)]
    )
    with pytest.raises(FetchError, match="not a public address"):
        moving.fetch("http://a.example/")


def test_redirects_are_followed_but_not_for_ever() -> None:
    answers = {
        "a.example/": page(status=301, location="https://b.example/y"),
        "b.example/y": page("<p>here</p>"),
    }
    assert fetcher(serve(answers)).fetch("http://a.example/").url == "https://b.example/y"
    circle = serve({"a.example/": page(status=302, location="/")})
    with pytest.raises(FetchError, match="more than 5 redirects"):
        fetcher(circle).fetch("http://a.example/")
    with pytest.raises(FetchError, match="only http"):
        fetcher(serve({"a.example/": page(status=302, location="file:///etc/passwd")})).fetch(
            "http://a.example/"
        )


@pytest.mark.parametrize(
    ("answer", "match"),
    [
        (page(status=404), "404"),
        (page("x" * 2000), "limit|larger"),
        (page(content_type="image/png"), "no article"),
        (page(status=302), "leads nowhere"),
    ],
)
def test_answers_that_are_refused(answer: httpx.Response, match: str) -> None:
    with pytest.raises(FetchError, match=match):
        fetcher(serve({"a.example/": answer})).fetch("http://a.example/")


def test_a_body_that_grows_beyond_the_limit_is_cut_off() -> None:
    def endless() -> object:
        while True:
            yield b"x" * 500

    response = httpx.Response(200, headers={"content-type": "text/html"}, content=endless())  # type: ignore[arg-type]
    with pytest.raises(FetchError, match="larger than"):
        fetcher(serve({"a.example/": response})).fetch("http://a.example/")


def test_a_broken_connection_is_a_fetch_error() -> None:
    def handle(request: httpx.Request) -> httpx.Response:
        raise httpx.ConnectTimeout("too slow")

    with pytest.raises(FetchError, match="too slow"):
        fetcher(httpx.MockTransport(handle)).fetch("http://a.example/")


def test_two_requests_to_a_host_are_kept_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    slept: list[float] = []
    monkeypatch.setattr("foedus.reading.fetch.time.sleep", slept.append)
    polite = fetcher(serve({"a.example/": page()}), options=FetchOptions(pause_seconds=2))
    polite.fetch("http://a.example/")
    polite.fetch("http://a.example/")
    assert len(slept) == 1
    assert 1.5 < slept[0] <= 2


def test_an_unknown_host_is_a_fetch_error(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*args: object, **more: object) -> None:
        raise socket.gaierror("unknown")

    monkeypatch.setattr(socket, "getaddrinfo", fail)
    with pytest.raises(FetchError, match="no such host"):
        resolve_host("nowhere.example", 80)


def test_private_hosts_only_where_a_test_allows_them() -> None:
    allowed = fetcher(
        serve({"a.example/": page()}),
        options=FetchOptions(pause_seconds=0, allow_private=True),
        a="127.0.0.1",
    )
    assert allowed.fetch("http://a.example/").body == b"<p>Hello</p>"


def test_a_report_is_posted_to_the_address_that_was_checked() -> None:
    seen: list[httpx.Request] = []
    fetcher(serve({"a.example/hook": httpx.Response(204)}, seen)).post_json(
        "https://a.example/hook", b'{"report": 1}'
    )
    (request,) = seen
    assert (request.method, request.url.host, request.headers["host"]) == ("POST", PUBLIC, "a.example")
    assert request.extensions["sni_hostname"] == "a.example"
    assert request.headers["content-type"] == "application/json"
    assert request.read() == b'{"report": 1}'


@pytest.mark.parametrize("url", ["ftp://a.example/", "file:///etc/passwd", "https://inner.example/hook"])
def test_a_report_goes_to_public_http_addresses_only(url: str) -> None:
    seen: list[httpx.Request] = []
    with pytest.raises(FetchError):
        fetcher(serve({}, seen), inner="10.0.0.1").post_json(url, b"{}")
    assert seen == []


@pytest.mark.parametrize("status", [307, 404, 500])
def test_a_report_that_is_not_taken_is_an_error_that_keeps_the_address_secret(status: int) -> None:
    seen: list[httpx.Request] = []
    answer = httpx.Response(status, headers={"location": "https://b.example/elsewhere"})
    with pytest.raises(FetchError, match=str(status)) as caught:
        fetcher(serve({"a.example/secret": answer}, seen)).post_json("https://a.example/secret", b"{}")
    assert len(seen) == 1 and "secret" not in str(caught.value)
