"""A picture of how well the model judges: precision against recall, and what its probabilities are worth.

matplotlib is an extra (``afterword[plot]``) and is imported only to draw.
"""

from __future__ import annotations

import io
import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from classifier.evaluation import (
    CurvePoint,
    Prediction,
    average_precision,
    calibration_bins,
    calibration_error,
    precision_recall_curve,
    wilson,
)
from classifier.labels import Label
from classifier.model import Cutoffs
from daemon.errors import AfterwordError, UserError

if TYPE_CHECKING:
    from matplotlib.axes import Axes

#: What is drawn, by the ending of the file.
ENDINGS = {".svg": "svg", ".png": "png"}
#: Okabe & Ito (2008): told apart with any kind of colour vision, and in grey.
BLUE, ORANGE, GREEN, GREY = "#0072B2", "#D55E00", "#009E73", "#6B6B6B"
#: How it looks. Its type: matplotlib 3.11 knows each key by name, older ones take any text.
STYLE: dict[Any, Any] = {
    "font.family": ["DejaVu Sans", "sans-serif"],
    "font.size": 10.5,
    "axes.titlesize": 12,
    "axes.titleweight": "bold",
    "axes.titlelocation": "left",
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.axisbelow": True,
    "axes.grid": True,
    "grid.color": "#DDDDDD",
    "grid.linewidth": 0.8,
    "legend.fontsize": 9,
    "legend.frameon": False,
    # Text stays text: a reader can search and a screen reader speak it. Without a date or random ids the same
    # figures give the same file.
    "svg.fonttype": "none",
    "svg.hashsalt": "afterword",
}


class PlottingMissing(AfterwordError):
    """The extra that draws is not installed."""

    exit_code = 70


def check_drawing(file: Path) -> None:
    """Makes sure that a picture can be drawn into a file, before an hour of judging is spent on it.

    Raises UserError for the file, PlottingMissing for the installation.
    """
    if file.suffix.lower() not in ENDINGS:
        raise UserError(f"{file}: a plot is drawn as .svg or .png; let the name end with one of them.")
    if file.is_dir():
        raise UserError(f"{file} cannot be written (it is a folder).")
    if not file.parent.is_dir():
        raise UserError(f"{file} cannot be written (there is no folder {file.parent}).")
    if not os.access(file if file.exists() else file.parent, os.W_OK):
        raise UserError(f"{file} cannot be written (Permission denied).")
    try:
        import matplotlib.figure  # noqa: F401  # whether it can be imported is the question
    except ImportError:
        raise PlottingMissing(
            "Drawing needs matplotlib, which is not installed; install it with: uv tool install 'afterword[plot]' "
            "(from a checkout: uv tool install '.[plot]')."
        ) from None


def draw(file: Path, predictions: Sequence[Prediction], cutoffs: Cutoffs) -> None:
    """Draws both diagrams side by side into an SVG or a PNG. Raises UserError where it cannot be written."""
    picture = _picture(predictions, cutoffs, ENDINGS[file.suffix.lower()])
    try:
        file.write_bytes(picture)
    except OSError as error:
        raise UserError(f"{file} cannot be written ({error.strerror}).") from None


def _picture(predictions: Sequence[Prediction], cutoffs: Cutoffs, ending: str) -> bytes:
    import matplotlib as mpl
    from matplotlib.figure import Figure

    drawn = io.BytesIO()
    with mpl.rc_context():
        mpl.rcdefaults()  # whatever style the user has for pictures of their own
        mpl.rcParams.update(STYLE)
        # A Figure by itself: pyplot would look for a display.
        figure = Figure(figsize=(12, 7), layout="constrained")
        grid = figure.add_gridspec(3, 2, height_ratios=(4.4, 1, 0.9))
        rejections = sum(p.truth is Label.REJECTION for p in predictions)
        figure.suptitle(f"Labelled mails: {len(predictions)}, of them rejections: {rejections}", x=0.01, ha="left")
        curve = figure.add_subplot(grid[:2, 0])
        _precision_and_recall(curve, predictions, cutoffs)
        reliability = figure.add_subplot(grid[0, 1])
        _reliability(reliability, predictions, cutoffs)
        _scores(figure.add_subplot(grid[1, 1], sharex=reliability), predictions)
        for column, axes in enumerate((curve, reliability)):
            # Below the diagrams, where no legend can hide a point.
            below = figure.add_subplot(grid[2, column])
            below.set_axis_off()
            below.legend(*axes.get_legend_handles_labels(), loc="upper left", borderaxespad=0)
        metadata = {"Date": None} if ending == "svg" else {"Software": None}
        figure.savefig(drawn, format=ending, dpi=150, metadata=metadata)
    return drawn.getvalue()


def _precision_and_recall(axes: Axes, predictions: Sequence[Prediction], cutoffs: Cutoffs) -> None:
    axes.set(title="Precision and recall", xlabel="recall: share of the rejections that are found")
    axes.set(ylabel="precision: share of what is called a rejection that is one")
    _unit_square(axes)
    curve = precision_recall_curve(predictions)
    if not curve:
        axes.text(0.5, 0.5, "no rejection among these mails", ha="center", color=GREY)
        return
    # Precision holds for the whole step up to its recall, as the average precision counts it.
    axes.step(
        [0.0, *(point.recall for point in curve)],
        [curve[0].precision, *(point.precision for point in curve)],
        where="pre",
        color=BLUE,
        linewidth=2,
        label=f"this model, average precision {average_precision(predictions):.3f}",
    )
    for name, cutoff, colour, marker in _marks(cutoffs):
        point = _from(curve, cutoff)
        if point is not None:
            label = f"{name} from {cutoff:.2f}: precision {point.precision:.3f}, recall {point.recall:.3f}"
            axes.plot(
                point.recall,
                point.precision,
                marker,
                color=colour,
                markersize=10,
                linestyle="none",
                label=label,
                markeredgecolor="white",
                clip_on=False,
                zorder=5,
            )
    share = curve[-1].precision
    axes.axhline(share, color=GREY, linestyle="--", linewidth=1.2, label=f"calling every mail a rejection, {share:.3f}")


def _reliability(axes: Axes, predictions: Sequence[Prediction], cutoffs: Cutoffs) -> None:
    axes.set(title="Calibration", ylabel="share of rejections among them")
    _unit_square(axes)
    axes.tick_params(labelbottom=False)
    axes.plot([0, 1], [0, 1], color=GREY, linestyle="--", linewidth=1.2, label="every probability comes true")
    bins = calibration_bins(predictions)
    shares = [one.rejections / one.mails for one in bins]
    intervals = [wilson(one.rejections, one.mails) for one in bins]
    axes.errorbar(
        [one.mean_score for one in bins],
        shares,
        # Rounding may put an end of the interval behind the share itself, by 1e-17.
        yerr=[
            [max(0.0, share - low) for share, (low, _) in zip(shares, intervals, strict=True)],
            [max(0.0, high - share) for share, (_, high) in zip(shares, intervals, strict=True)],
        ],
        color=BLUE,
        marker="o",
        linewidth=0.8,
        elinewidth=1.6,
        capsize=3,
        label=f"this model (95 % intervals), calibration error {calibration_error(predictions):.3f}",
    )
    for name, cutoff, colour, _ in _marks(cutoffs):
        axes.axvline(cutoff, color=colour, linestyle=":", linewidth=1.8, label=f"{name} from {cutoff:.2f}")


def _scores(axes: Axes, predictions: Sequence[Prediction]) -> None:
    tenths = [number / 10 for number in range(11)]
    kinds = {
        "rejections": (ORANGE, [p.score for p in predictions if p.truth is Label.REJECTION]),
        "other mails": (GREY, [p.score for p in predictions if p.truth is not Label.REJECTION]),
    }
    axes.hist(
        [scores for _, scores in kinds.values()],
        bins=tenths,
        color=[colour for colour, _ in kinds.values()],
        label=list(kinds),
    )
    # Most mails are no rejection and clearly so; without a logarithm nothing else would show.
    axes.set_yscale("symlog", linthresh=1)
    axes.set(xlabel="probability of a rejection, as the model says it", ylabel="mails")
    axes.set_ylim(bottom=0)
    axes.yaxis.set_major_formatter("{x:,.0f}")
    axes.legend(loc="upper center", ncols=2)


def _marks(cutoffs: Cutoffs) -> tuple[tuple[str, float, str, str], ...]:
    return ("rejection", cutoffs.rejection, ORANGE, "o"), ("rejection or unsure", cutoffs.unsure, GREEN, "D")


def _from(curve: Sequence[CurvePoint], cutoff: float) -> CurvePoint | None:
    """What holds if every mail from the cut-off on is called a rejection; None if there is none."""
    return next((point for point in reversed(curve) if point.score >= cutoff), None)


def _unit_square(axes: Axes) -> None:
    axes.set(xlim=(-0.02, 1.02), ylim=(-0.02, 1.02))
    tenths = [number / 10 for number in range(0, 11, 2)]
    axes.set_xticks(tenths)
    axes.set_yticks(tenths)
