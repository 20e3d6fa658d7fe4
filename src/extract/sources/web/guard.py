"""Which addresses of the network are asked: public ones, as 10.0.0.5 or 127.0.0.1 may be somebody's own."""

from __future__ import annotations

import socket
from collections.abc import Callable
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

Resolver = Callable[[str, int], tuple[str, ...]]

_NAT64 = ip_network("64:ff9b::/96")
_GLOBAL_UNICAST = ip_network("2000::/3")
_SPECIAL = tuple(
    map(
        ip_network,
        (
            "192.0.0.0/24",  # protocol assignments
            "192.88.99.0/24",  # once the relay of 6to4
            "2001::/23",  # Teredo and other protocol assignments
            "3fff::/20",  # documentation
        ),
    )
)


def resolve(host: str, port: int) -> tuple[str, ...]:
    """Return the addresses that the system knows of a host; `OSError` or `UnicodeError` if it knows none."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(place[0]) for *_, place in found))


def written_address(host: str) -> str | None:
    """Return the address that `host` is in any spelling (`127.1`, `0x7f000001`), or None if it is a name."""
    if host == "localhost" or host.endswith(".localhost"):
        return "127.0.0.1"
    try:
        found = socket.getaddrinfo(host, None, flags=socket.AI_NUMERICHOST)
    except (OSError, UnicodeError):
        return None
    return str(found[0][4][0])


def is_public(text: str) -> bool:
    """Tell whether an IPv4 or IPv6 address is reached over the public network, and is one machine's."""
    address = ip_address(text)
    carried = _carried(address)
    if carried:
        return is_public(str(carried))
    if isinstance(address, IPv6Address) and address not in _GLOBAL_UNICAST:
        return False
    special = any(address in network for network in _SPECIAL)
    return address.is_global and not (address.is_multicast or address.is_reserved or special)


def _carried(address: IPv4Address | IPv6Address) -> IPv4Address | None:
    """Return the IPv4 address to which an IPv6 address leads: mapped, by NAT64, or by 6to4."""
    if isinstance(address, IPv4Address):
        return None
    if address in _NAT64:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour
