"""The network that an address is of."""

from ipaddress import IPv6Address, ip_address

SMALLEST = 64  # bits: whoever has one address of IPv6 has all of these


def network(address: str) -> str:
    """Of IPv6 the network; of anything that is no address, as it is."""
    try:
        read = ip_address(address)
    except ValueError:
        return address[:64]
    if not isinstance(read, IPv6Address):
        return str(read)
    if read.ipv4_mapped:
        return str(read.ipv4_mapped)
    hosts = 128 - SMALLEST
    return f"{IPv6Address(int(read) >> hosts << hosts)}/{SMALLEST}"
