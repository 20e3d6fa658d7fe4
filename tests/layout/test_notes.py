from __future__ import annotations

from extract.layout.notes import is_figure_title


def test_figure_titles() -> None:
    assert is_figure_title("Figure 2. Money paid by year")
    assert is_figure_title("Gráfico 1: Aportes")
    assert not is_figure_title("Figures of 2022 are estimates")
