"""Started by the benchmark of the window: opens the example and says when it is painted."""

from __future__ import annotations

from typing import Any


def start() -> None:
    """Start as a person does, and say when the chart and the rows of the table are painted."""
    import main as program

    can_open = vars(program)["why_not"]

    def asking() -> str:
        """The last thing asked before the window is imported; until here all is as it is."""
        answer: str = can_open()
        _watch_what_opens()
        return answer

    setattr(program, "why_not", asking)  # noqa: B010 - the door to the window
    program.main(["--sample"])


def _watch_what_opens() -> None:
    from PySide6.QtCore import QTimer

    from ui import app

    open_window = app.open_window

    def watching(*arguments: Any, **options: Any) -> Any:
        window = open_window(*arguments, **options)
        QTimer.singleShot(0, lambda: _watch(window))
        return window

    setattr(app, "open_window", watching)  # noqa: B010


def _watch(window: Any) -> None:
    """Say "painted" once the example's chart and table are, and close the window."""
    from PySide6.QtCore import QEvent, QObject, QTimer

    chronology = window.desk.chronology
    views = {chronology.chart.view.viewport(), chronology.table.viewport()}

    def say() -> None:
        print("painted", flush=True)
        window.close()

    class Watch(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint and watched in views:
                views.remove(watched)
                watched.removeEventFilter(self)
                if not views:
                    QTimer.singleShot(0, say)
            return False

    watch = Watch(window)
    for view in tuple(views):
        view.installEventFilter(watch)


if __name__ == "__main__":
    start()
