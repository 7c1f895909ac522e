"""What queues are called on the page: terms hold their codes, whoever reads a page sees their names."""

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property

from django.http import HttpRequest, HttpResponse

from landlords.models import Channel
from landlords.requirements.sentences import called_by


class ChannelNames(Mapping[str, str]):
    """The names of all ways to apply by their codes, asked for when the first one is told."""

    @cached_property
    def names(self) -> dict[str, str]:
        """All of them, in one query."""
        return dict(Channel.objects.order_by().values_list("code", "name"))

    def __getitem__(self, code: str) -> str:
        return self.names[code]

    def __iter__(self) -> Iterator[str]:
        return iter(self.names)

    def __len__(self) -> int:
        return len(self.names)


class ChannelNamesMiddleware:
    """Every sentence of a page tells a queue by its name; a page without queues asks for none."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with called_by(ChannelNames()):
            return self.get_response(request)
