"""Which network addresses may be spoken to: public ones only.

Sources: the IANA special-purpose address registries, as Python's `ipaddress` keeps them; RFC 6052 (NAT64), RFC 3056
(6to4), RFC 4380 (Teredo).
"""

from __future__ import annotations

import socket
from collections.abc import Callable
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

from gestae.errors import MissingInput

Address = IPv4Address | IPv6Address
IsAllowed = Callable[[Address], bool]

_NAT64 = IPv6Network("64:ff9b::/96")


def is_public(address: Address) -> bool:
    """Whether `address` is one of the open network: not private, loopback, link-local, shared, reserved or multicast,
    and no wrapping of such a one.
    """
    if isinstance(address, IPv6Address):
        if address.teredo is not None or address.scope_id is not None:
            return False
        inner = address.ipv4_mapped or address.sixtofour
        if inner is None and address in _NAT64:
            inner = IPv4Address(int(address) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(inner)
    return address.is_global and not (address.is_multicast or address.is_reserved or address.is_unspecified)


def addresses_of(host: str, port: int, url: str, is_allowed: IsAllowed) -> list[Address]:
    """The addresses of `host`, all of them checked. Raises MissingInput where there is none, or one is not allowed."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError, ValueError):
        raise MissingInput(url, f"no host {host!r} is known", "check the address, and the network") from None
    addresses = list(dict.fromkeys(ip_address(str(one[4][0])) for one in found))
    if bad := [address for address in addresses if not is_allowed(address)]:
        raise MissingInput(url, f"{host} is at {bad[0]}, inside a private network", "name a public address")
    return addresses
