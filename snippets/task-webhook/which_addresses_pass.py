import ipaddress
import socket
from urllib.parse import urlsplit

ALSO_REFUSED = {"168.63.129.16"}  # (1)!


def public_address(host: str) -> str:
    found = socket.getaddrinfo(host, None, socket.AF_INET)  # (2)!
    addresses = sorted({each[4][0] for each in found})
    for address in addresses:  # (3)!
        ip = ipaddress.ip_address(address)
        if not ip.is_global or ip.is_multicast or address in ALSO_REFUSED:
            raise ValueError(f"{address} refused")
    return addresses[0]


for url in [
    "http://8.8.8.8/hook",
    "http://localhost/hook",
    "http://2130706433/hook",
    "http://0x7f.1/hook",
    "http://[::1]/hook",
    "http://10.0.0.7/hook",
    "http://100.64.0.1/hook",
    "http://169.254.169.254/latest/meta-data/",
    "http://168.63.129.16/machine",
    "http://224.0.0.1/hook",
]:
    try:
        said = f"{public_address(urlsplit(url).hostname)} passes"
    except socket.gaierror:
        said = "no IPv4 address: refused"
    except ValueError as error:
        said = str(error)
    print(f"{url}\n  {said}")
