"""The tree of districts: what is part of what, by code."""

from collections.abc import Mapping

from landlords.models import District


class Tree:
    """The districts and what is part of them, by code."""

    def __init__(self, parents: Mapping[str, str | None]) -> None:
        self.parents = parents
        self.below: dict[str, list[str]] = {}
        for code, parent in parents.items():
            if parent is not None:
                self.below.setdefault(parent, []).append(code)

    def within(self, code: str) -> frozenset[str]:
        """The district and every one that is part of it, however deep."""
        found, waiting = {code}, [code]
        while waiting:
            for below in self.below.get(waiting.pop(), ()):
                if below not in found:
                    found.add(below)
                    waiting.append(below)
        return frozenset(found)

    def around(self, code: str) -> frozenset[str]:
        """The districts that this one is part of, however far up."""
        found: set[str] = set()
        above = self.parents.get(code)
        while above is not None and above not in found:
            found.add(above)
            above = self.parents.get(above)
        return frozenset(found)


def load_tree() -> Tree:
    """The tree as it is stored; one query."""
    return Tree(dict(District.objects.order_by("pk").values_list("code", "parent__code")))


FLAT = Tree({})
"""For whoever reads the rows of one scope only: what its districts are part of is no matter."""
