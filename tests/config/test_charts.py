"""Bars are drawn in proportion, told apart without colour, and said in words."""

import re

from config.shared.charts import FILLS, HEIGHT, Part, bar, definitions, swatch


def test_a_bar_is_divided_by_its_amounts() -> None:
    drawn = bar("a", [Part(1, "solid"), Part(0, "dots"), Part(3, "empty")])
    assert re.findall(r'x="([\d.]+%)" y="1" width="([\d.]+%)"', drawn) == [
        ("0.000%", "25.000%"),
        ("25.000%", "75.000%"),
    ]
    assert "#fill-dots" not in drawn
    assert f'height="{HEIGHT}"' in drawn


def test_a_bar_of_nothing_is_empty() -> None:
    assert "<rect" not in bar("a", [Part(0, "solid")])


def test_the_words_of_a_bar_are_escaped() -> None:
    assert "<title>&lt;b&gt;</title>" in bar("<b>", [Part(1, "solid")])


def test_every_fill_is_defined_and_none_has_a_style() -> None:
    defined = definitions()
    for fill in FILLS:
        assert f'id="fill-{fill}"' in defined
        assert f"url(#fill-{fill})" in swatch(fill)
    assert "style=" not in defined + bar("a", [Part(1, "solid")]) + swatch("solid")
    assert len(set(FILLS.values())) == len(FILLS)
