"""Files that are sent to the portal: one address takes one, in memory; nowhere else is there any.

Django's own handlers write what is large to the disk; this is the only one there is here.
"""

import io
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler, SkipFile, StopUpload

MOST_READ = 10  # times the largest file; whoever sends more is cut off


class InMemory(FileUploadHandler):
    """Keeps a file of bearable size; of a larger one only how large it is, which a form refuses."""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Pass a file over at every address but one."""
        super().new_file(*args, **kwargs)
        if self.request is None or self.request.path_info != settings.UPLOAD_PATH:
            raise SkipFile
        self.kept = io.BytesIO()
        self.size = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Keep it, as long as it is not too much."""
        self.size += len(raw_data)
        if self.size > settings.UPLOAD_MAX_SIZE * MOST_READ:
            raise StopUpload(connection_reset=True)
        if self.size > settings.UPLOAD_MAX_SIZE:
            self.kept = io.BytesIO()
        else:
            self.kept.write(raw_data)

    def file_complete(self, file_size: int) -> InMemoryUploadedFile:
        """The file, or an empty one that says how large it was."""
        self.kept.seek(0)
        return InMemoryUploadedFile(
            self.kept, self.field_name, "file", self.content_type, file_size, self.charset
        )
