"""Small shared steps from the core's sentences to lines on a page."""

from landlords.projection import ELSEWHERE
from landlords.requirements.codes import Product
from landlords.requirements.resolution import HomeKey, Scope
from landlords.requirements.sentences import Sentence, say


def capitalised(text: str) -> str:
    """With a capital first letter, the rest as it is."""
    return text[:1].upper() + text[1:]


def line_of(sentence: Sentence) -> str:
    """A clause of the core as a sentence of its own."""
    return f"{capitalised(say(sentence))}."


def home_in(scope: Scope) -> HomeKey:
    """Some home that certainly lies in this scope."""
    return HomeKey(
        district=min(scope.districts, default=ELSEWHERE),
        product=min(scope.products, default=Product.ORDINARY),
    )
