"""The one file that touches the network: fetches a public page or delivers a report, and only when asked.

Every address is resolved here, refused unless it is public, and then connected to as resolved, so that a
name cannot point elsewhere between the check and the connection; the same at each redirect.
"""

from __future__ import annotations

import ipaddress
import socket
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from urllib.parse import urljoin, urlsplit

import httpx

from foedus import __version__
from foedus.errors import FetchError

REDIRECTS = (301, 302, 303, 307, 308)
MEDIA_TYPES = (
    "text/html", "application/xhtml+xml", "text/plain", "text/markdown", "application/pdf",
    "application/rss+xml", "application/atom+xml", "application/rdf+xml",
    "application/xml", "text/xml", "application/json",
    "application/x-ndjson", "application/jsonl", "",
)  # fmt: skip
_NAT64 = ipaddress.ip_network("64:ff9b::/96")

Resolve = Callable[[str, int], Iterable[str]]


@dataclass(frozen=True, slots=True)
class Page:
    """What an address gave: the final address after redirects, the bytes, and what the server calls them."""

    url: str
    body: bytes
    media_type: str = ""
    charset: str | None = None


@dataclass(frozen=True, slots=True)
class FetchOptions:
    """Limits of fetching. allow_private is for tests that serve on this machine, and for nothing else."""

    max_bytes: int = 20_000_000
    timeout_seconds: float = 20.0
    total_seconds: float = 60.0
    max_redirects: int = 5
    pause_seconds: float = 1.0
    allow_private: bool = False


def resolve_host(host: str, port: int) -> list[str]:
    """The addresses of a host, by the system's resolver."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise FetchError(f"{host}: no such host ({error})") from None
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


@dataclass(slots=True)
class Fetcher:
    """Fetches one page at a time, with a pause between two requests to the same host.

    transport and resolve are replaced in tests. Nothing is remembered but when a host was last asked:
    no cookies, no cache.
    """

    options: FetchOptions = FetchOptions()
    transport: httpx.BaseTransport | None = None
    resolve: Resolve = resolve_host
    asked: dict[str, float] = field(default_factory=dict)

    def fetch(self, url: str) -> Page:
        """The page at an address.

        Raises FetchError if the address is not http or https, holds a password or is not public; if the
        server refuses, redirects too often, or is too slow; if the answer is too large or no text.
        """
        deadline = time.monotonic() + self.options.total_seconds
        asked = url
        for _ in range(self.options.max_redirects + 1):
            page, target = self._ask(url, deadline)
            if page is not None:
                return page
            url = urljoin(url, target)
        raise FetchError(f"{asked}: more than {self.options.max_redirects} redirects")

    def _ask(self, url: str, deadline: float) -> tuple[Page | None, str]:
        """One request; the page, or (None, where the server points to)."""
        host, port, request = self._request(url)
        self._wait(host)
        with self._client() as client:
            try:
                response = client.send(request, stream=True)
                try:
                    return self._take(url, response, deadline)
                finally:
                    response.close()
            except httpx.HTTPError as error:
                what = str(error) or type(error).__name__
                raise FetchError(f"{url}: {what} (host {host}, port {port})") from None

    def post_json(self, url: str, body: bytes) -> None:
        """Deliver JSON to an address, under the same rules as fetching; what is answered is not read.

        Raises FetchError as `fetch` does, and for any answer but 2xx: a redirect is not followed, so that a
        report goes nowhere but where it was meant to. Its message names the host alone, for the rest of
        such an address is often a secret.
        """
        host, port, request = self._request(url, body)
        self._wait(host)
        with self._client() as client:
            try:
                response = client.send(request, stream=True)
                response.close()
            except httpx.HTTPError as error:
                what = str(error) or type(error).__name__
                raise FetchError(f"{host}: {what} (port {port})") from None
        if not response.is_success:
            said = f"{response.status_code} {response.reason_phrase}".rstrip()
            raise FetchError(f"{host}: the server did not take the report; it says {said}")

    def _client(self) -> httpx.Client:
        return httpx.Client(
            transport=self.transport,
            trust_env=False,
            follow_redirects=False,
            timeout=self.options.timeout_seconds,
        )

    def _request(self, url: str, body: bytes | None = None) -> tuple[str, int, httpx.Request]:
        host, port = check_address(url)
        address = self._public_address(host, port)
        parts = urlsplit(url)
        literal = f"[{address}]" if ":" in address else address
        pinned = parts._replace(netloc=f"{literal}:{port}", fragment="").geturl()
        shown = host if port == {"http": 80, "https": 443}[parts.scheme.lower()] else f"{host}:{port}"
        headers = {
            "Host": shown,
            "User-Agent": f"foedus/{__version__}",
            "Accept": "text/html, application/rss+xml, application/atom+xml, */*;q=0.5",
            "Accept-Encoding": "identity",
        }
        if body is not None:
            headers["Content-Type"] = "application/json"
        method = "GET" if body is None else "POST"
        extensions = {"sni_hostname": host, "timeout": self._timeout()}
        return host, port, httpx.Request(method, pinned, headers=headers, content=body, extensions=extensions)

    def _timeout(self) -> dict[str, float]:
        seconds = self.options.timeout_seconds
        return {"connect": seconds, "read": seconds, "write": seconds, "pool": seconds}

    def _public_address(self, host: str, port: int) -> str:
        addresses = [address.partition("%")[0] for address in self.resolve(host, port)]
        if not addresses:
            raise FetchError(f"{host}: no such host")
        for address in addresses:
            if not self.options.allow_private and not is_public(address):
                raise FetchError(f"{host}: points to {address}, which is not a public address; refused")
        return addresses[0]

    def _wait(self, host: str) -> None:
        now = time.monotonic()
        left = self.asked.get(host, now - self.options.pause_seconds) + self.options.pause_seconds - now
        if left > 0:
            time.sleep(left)
        self.asked[host] = time.monotonic()

    def _take(self, url: str, response: httpx.Response, deadline: float) -> tuple[Page | None, str]:
        if response.status_code in REDIRECTS:
            target = response.headers.get("location")
            if not target:
                raise FetchError(f"{url}: a redirect that leads nowhere")
            return None, target
        if response.status_code != 200:
            raise FetchError(
                f"{url}: the server says {response.status_code} {response.reason_phrase}".rstrip()
            )
        media_type = response.headers.get("content-type", "").partition(";")[0].strip().lower()
        if media_type not in MEDIA_TYPES:
            raise FetchError(f"{url}: {media_type} is no article (text, HTML, PDF, JSON or a feed is)")
        announced = response.headers.get("content-length", "")
        limit = self.options.max_bytes
        if announced.isdigit() and int(announced) > limit:
            raise FetchError(f"{url}: {int(announced):,} bytes announced; the limit is {limit:,}")
        body = bytearray()
        for chunk in response.iter_bytes(65_536):
            body += chunk
            if len(body) > limit:
                raise FetchError(f"{url}: larger than {limit:,} bytes")
            if time.monotonic() > deadline:
                raise FetchError(f"{url}: took longer than {self.options.total_seconds:.0f} seconds")
        return Page(url, bytes(body), media_type, response.charset_encoding), ""


def check_address(url: str) -> tuple[str, int]:
    """Host and port of an address that may be fetched, as far as its form goes.

    >>> check_address("https://example.org/a")
    ('example.org', 443)
    """
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError as error:
        raise FetchError(f"{url}: not an address ({error})") from None
    scheme = parts.scheme.lower()
    if scheme not in ("http", "https"):
        raise FetchError(f"{url}: only http and https are fetched")
    if not host:
        raise FetchError(f"{url}: an address without a host")
    if parts.username is not None or parts.password is not None:
        raise FetchError(f"{host}: an address that holds a user name or password is not fetched")
    if any(ord(char) < 33 or ord(char) == 127 for char in url):
        raise FetchError(f"{host}: white space or control characters in the address")
    return host, port or {"http": 80, "https": 443}[scheme]


def is_public(address: str) -> bool:
    """Whether an IP address is one of the public internet; also for an IPv4 address wrapped in IPv6.

    >>> is_public("93.184.216.34"), is_public("127.0.0.1"), is_public("::ffff:10.0.0.1")
    (True, False, False)
    """
    try:
        ip = ipaddress.ip_address(address)
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        if ip in _NAT64:
            return is_public(str(ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)))
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if inner is not None and not is_public(str(inner)):
            return False
        if ip.is_site_local:
            return False
    return ip.is_global and not (
        ip.is_multicast or ip.is_reserved or ip.is_loopback or ip.is_link_local or ip.is_unspecified
    )
