@echo off
rem setup.cmd LOCK: makes ..\.venv and installs what LOCK names, when LOCK has changed since.
setlocal
for %%I in ("%~dp0..") do set "root=%%~fI"
set "lock=%root%\%~1"
set "stamp=%root%\.venv\%~1.installed"
set "python=%root%\.venv\Scripts\python.exe"

fc /b "%lock%" "%stamp%" >nul 2>&1 && "%python%" -c "" >nul 2>&1 && exit /b 0

"%python%" -c "import pip, sys; sys.exit(sys.version_info < (3, 11))" >nul 2>&1 || call :make_environment || exit /b 1
echo parley: Installing the Python packages of %~1 1>&2
"%python%" -m pip install --quiet --disable-pip-version-check -r "%lock%" 1>&2 || exit /b 1
copy /y "%lock%" "%stamp%" >nul
exit /b %errorlevel%

:make_environment
set "base="
for %%V in (3.13 3.12 3.11 3) do if not defined base py -%%V -c "import sys; sys.exit(sys.version_info < (3, 11))" >nul 2>&1 && set "base=%%V"
if not defined base (
    echo parley: Python 3.11 or newer is needed, with the py launcher. 1>&2
    exit /b 1
)
echo parley: Making .venv with Python %base% 1>&2
py -%base% -m venv --clear "%root%\.venv"
exit /b %errorlevel%
