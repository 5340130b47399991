@echo off
rem Every check of the project; stops at the first that fails and names it.
rem   check        all of it
rem   check quick  without the journeys through the real window
setlocal
set "mode=all"
if "%~1"=="" goto set_up
set "mode=quick"
if /i not "%~1"=="quick" goto usage
if not "%~2"=="" goto usage

:set_up
call "%~dp0tools\setup.cmd" requirements-dev.lock
if not %errorlevel%==0 exit /b 1
cd /d "%~dp0"
if not %errorlevel%==0 exit /b 1
set "python=%~dp0.venv\Scripts\python.exe"

rem The same text, size and look on every machine.
set "PYTHONUTF8=1"
set "QT_STYLE_OVERRIDE="
set "QT_QPA_PLATFORMTHEME="
set "QT_SCALE_FACTOR="
set "QT_FONT_DPI="
rem Qt does not look for the fonts of Windows where it draws without a screen.
set "QT_QPA_FONTDIR=%SystemRoot%\Fonts"

set "step=rules of the code (ruff check)"
echo -- %step%
"%python%" -m ruff check .
if not %errorlevel%==0 goto failed

set "step=layout of the code (ruff format)"
echo -- %step%
"%python%" -m ruff format --check .
if not %errorlevel%==0 goto failed

set "step=types (mypy)"
echo -- %step%
"%python%" -m mypy
if not %errorlevel%==0 goto failed

set "step=import directions (import-linter)"
echo -- %step%
"%python%" -c "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_cache=True, no_logo=True))"
if not %errorlevel%==0 goto failed

set "step=tests without a screen"
echo -- %step%
set "QT_QPA_PLATFORM=offscreen"
"%python%" -m pytest --ignore=tests/journeys
if not %errorlevel%==0 goto failed

if "%mode%"=="quick" goto quick
if not exist tests\journeys\test_*.py goto passed
set "step=journeys through the window"
echo -- %step%
set "QT_QPA_PLATFORM=windows"
"%python%" -m pytest tests/journeys
if not %errorlevel%==0 goto failed

:passed
echo check: all passed
exit /b 0

:quick
echo check: all passed, journeys left out
exit /b 0

:failed
echo check: FAILED at "%step%" 1>&2
exit /b 1

:usage
echo usage: check [quick] 1>&2
exit /b 2
