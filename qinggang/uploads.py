"""What is sent along with a form is measured while it arrives: too much is turned away before it is stored anywhere."""

from __future__ import annotations

from django.conf import settings
from django.core.files.uploadhandler import FileUploadHandler, SkipFile, StopUpload
from django.http import HttpRequest


class Gatekeeper(FileUploadHandler):
    """Skips a file that is too large, and stops reading where the whole is. The fields before it are kept."""

    def handle_raw_input(self, input_data, META, content_length, boundary, encoding=None):  # noqa: N803 - Django's name
        self.is_too_much = content_length > settings.REQUEST_LARGEST
        self.request.too_large = []
        self.request.was_cut_off = False

    def new_file(self, *args, **kwargs):
        super().new_file(*args, **kwargs)
        if self.is_too_much:
            self.request.was_cut_off = True
            raise StopUpload(connection_reset=True)

    def receive_data_chunk(self, raw_data, start):
        if start + len(raw_data) > settings.FILE_LARGEST:
            self.request.too_large.append(self.file_name)
            raise SkipFile
        return raw_data

    def file_complete(self, file_size):
        return None  # the handlers that follow keep the file


def too_large(request: HttpRequest) -> list[str]:
    """The names of files that were skipped because of their size."""
    return getattr(request, "too_large", [])


def was_cut_off(request: HttpRequest) -> bool:
    """Whether so much was sent that the files were not read at all."""
    return getattr(request, "was_cut_off", False)
