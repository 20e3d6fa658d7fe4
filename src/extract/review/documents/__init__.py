"""The document page: pictures of pages with the places of all records, and beside them what was read.

`router` answers for everything below `/documents/{sha}` that only shows.
"""

from extract.review.documents.routes import router

__all__ = ["router"]
