@echo off
rem Every check of the project; stops at the first that fails. "check quick" leaves the journeys out.
setlocal
call "%~dp0tools\setup.cmd" requirements-dev.lock || exit /b 1
cd /d "%~dp0" || exit /b 1
set "python=%~dp0.venv\Scripts\python.exe"

"%python%" -m ruff check . || exit /b 1
"%python%" -m ruff format --check . || exit /b 1
"%python%" -m mypy || exit /b 1
"%python%" -c "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_cache=True, no_logo=True))" || exit /b 1
set "QT_QPA_PLATFORM=offscreen"
"%python%" -m pytest --ignore=tests/journeys || exit /b 1
if /i "%~1"=="quick" exit /b 0
if not exist tests\journeys\test_*.py exit /b 0
set "QT_QPA_PLATFORM=windows"
"%python%" -m pytest tests/journeys
exit /b %errorlevel%
