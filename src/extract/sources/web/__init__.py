"""Fact sheets on the web: lists of addresses, and pages whose links to PDFs are followed.

visit_web(source, archive, memory) -> Visit
"""

from extract.sources.web.visit import visit_web

__all__ = ["visit_web"]
