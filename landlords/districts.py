"""The tree of districts: what is part of what, by code."""

from landlords.models import District


class Tree:
    """The districts and what is part of them, by code."""

    def __init__(self) -> None:
        rows = list(District.objects.order_by("pk").values_list("pk", "code", "parent"))
        self.codes = {pk: code for pk, code, _parent in rows}
        self.below: dict[str, list[str]] = {}
        for _pk, code, parent in rows:
            if parent is not None:
                self.below.setdefault(self.codes[parent], []).append(code)

    def within(self, code: str) -> frozenset[str]:
        """The district and every one that is part of it, however deep."""
        found, waiting = {code}, [code]
        while waiting:
            for below in self.below.get(waiting.pop(), ()):
                if below not in found:
                    found.add(below)
                    waiting.append(below)
        return frozenset(found)
