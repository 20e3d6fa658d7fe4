"""Other libraries over the same PDFs; all give less than we, and the table says what.

What is no dependency of ours has a Python environment of its own in build/peers, which uv makes when it is
first needed.
"""

from benchmarks.peers.homes import Unavailable, python_of
from benchmarks.peers.known import PEERS, Peer
from benchmarks.peers.measuring import Measured, measured_by, told

__all__ = ["PEERS", "Measured", "Peer", "Unavailable", "measured_by", "python_of", "told"]
