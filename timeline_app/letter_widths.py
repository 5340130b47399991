"""How wide a text is in Noto Sans, known without a window: for pictures made by commands.

Letters without an entry take the width of the letter they are built from, or a usual one of their
script. Good to a few per cent, which is what a picture needs whose fonts are the viewer's anyway.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Final


def _table(*rows: tuple[Iterable[int], str]) -> dict[str, int]:
    return {
        chr(sign): int(width)
        for signs, widths in rows
        for sign, width in zip(signs, widths.split(), strict=True)
    }


_ASCII: Final = range(32, 127)
_CYRILLIC: Final = range(0x410, 0x450)
_SIGNS: Final = "–—…’‘“”«»¶·ßæøđłıœ№°×→"

_REGULAR: Final[Mapping[str, int]] = _table(
    (
        _ASCII,
        """
        260 269 408 646 572 831 732 225 300 300 551 572 268 322 268 372 572 572 572 572 572
        572 572 572 572 572 268 268 572 572 572 434 899 639 650 632 730 556 519 728 741 339
        273 619 524 907 760 781 605 781 622 549 556 731 600 930 586 566 572 329 372 329 572
        444 281 561 615 480 615 564 344 615 618 258 258 534 258 935 618 605 615 615 413 479
        361 618 508 786 529 510 470 380 551 380 572
        """,
    ),
    (
        _CYRILLIC,
        """
        639 615 650 524 691 556 854 588 768 768 618 708 907 741 781 731 605 632 556 624 804
        586 741 698 1037 1041 692 858 642 633 1052 639 561 599 576 433 581 564 750 490 643 643
        529 578 746 637 605 624 615 480 476 510 725 529 632 613 898 906 696 778 594 494 836
        559
        """,
    ),
    (
        map(ord, _SIGNS),
        """
        500 1000 791 175 175 359 359 509 509 655 268 631 864 605 617 258 258 946 1020 428 572
        838
        """,
    ),
)
_BOLD: Final[Mapping[str, int]] = _table(
    (
        _ASCII,
        """
        260 286 472 646 572 901 750 266 339 339 545 572 285 322 285 413 572 572 572 572 572
        572 572 572 572 572 285 285 572 572 572 477 897 690 672 637 740 560 549 724 765 389
        331 664 565 943 813 796 628 796 660 551 579 756 650 967 667 624 579 331 413 331 572
        411 362 604 633 514 633 591 387 633 657 305 305 620 305 982 657 619 633 633 454 497
        434 657 569 856 578 569 488 394 551 394 572
        """,
    ),
    (
        _CYRILLIC,
        """
        690 638 672 561 764 560 943 648 823 823 672 745 943 765 796 745 628 637 579 663 860
        667 781 728 1078 1114 727 906 638 663 1070 665 604 622 629 478 664 591 873 555 720 720
        619 645 844 662 619 652 633 514 553 569 814 578 688 656 969 985 710 850 614 512 877
        593
        """,
    ),
    (
        map(ord, _SIGNS),
        """
        500 1000 855 217 217 445 445 615 615 655 285 711 917 619 649 305 305 978 1028 428 572
        838
        """,
    ),
)
_WITHOUT_WIDTH: Final = frozenset(("Mn", "Me", "Cf", "Cc"))


def noto_measure(text: str, size: float, bold: bool, italic: bool = False) -> float:
    """The width of a text of one line at a letter height of ``size``, in the unit of ``size``.

    Italic letters are taken to be as wide as upright ones.
    """
    return sum(_width(sign, bold) for sign in text) * size / 1000


@lru_cache(maxsize=4096)
def _width(sign: str, bold: bool) -> int:
    table = _BOLD if bold else _REGULAR
    found = table.get(sign)
    if found is not None:
        return found
    if unicodedata.category(sign) in _WITHOUT_WIDTH:
        return 0
    base = unicodedata.normalize("NFKD", sign)
    if base and base[0] != sign and base[0] in table:
        return sum(_width(one, bold) for one in base)
    return _usual(sign, bold)


def _usual(sign: str, bold: bool) -> int:
    """The usual width of the letters of a script."""
    if unicodedata.east_asian_width(sign) in "WF":
        return 1000
    if "\u0590" <= sign <= "\u08ff" or "\ufb1d" <= sign <= "\ufefc":
        return 570 if bold else 490
    if unicodedata.category(sign) == "Zs":
        return 200
    return 660 if bold else 620
