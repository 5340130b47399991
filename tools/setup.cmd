@echo off
rem setup.cmd LOCK: makes ..\.venv and installs what LOCK names, when LOCK has changed since.
rem One command a line and "goto" after it: exit codes below zero count as failures, too.
setlocal
for %%I in ("%~dp0..") do set "root=%%~fI"
set "lock=%root%\%~1"
set "stamp=%root%\.venv\%~1.installed"
set "python=%root%\.venv\Scripts\python.exe"

if not exist "%python%" goto make_environment
"%python%" -c "import pip, sys; sys.exit(sys.version_info < (3, 11))" >nul 2>&1
if not %errorlevel%==0 goto make_environment
if not exist "%stamp%" goto install_lock
fc /b "%lock%" "%stamp%" >nul 2>&1
if %errorlevel%==0 exit /b 0
goto install_lock

:make_environment
set "base="
call :try py -3.13
call :try py -3.12
call :try py -3.11
call :try py -3
call :try python
if defined base goto found
echo parley: Python 3.11 or newer is needed, in its 64-bit form: https://www.python.org/downloads/ 1>&2
exit /b 1

:found
echo parley: Making .venv with %base% 1>&2
call %base% -m venv --clear "%root%\.venv" 1>&2
if %errorlevel%==0 goto install_lock
echo parley: The folder .venv could not be made. 1>&2
exit /b 1

:install_lock
echo parley: Installing the Python packages of %~1 1>&2
"%python%" -m pip install --quiet --disable-pip-version-check -r "%lock%" 1>&2
if not %errorlevel%==0 goto not_installed
copy /y "%lock%" "%stamp%" >nul
if %errorlevel%==0 exit /b 0

:not_installed
echo parley: The Python packages could not be installed. The next start tries again. 1>&2
exit /b 1

rem :try COMMAND: takes the first that is there and new enough. Qt has no 32-bit form.
rem "call", because it may be a batch file.
:try
if defined base exit /b 0
call %* -c "import sys, venv; sys.exit(sys.version_info < (3, 11) or sys.maxsize < 2**32)" >nul 2>&1
if %errorlevel%==0 set "base=%*"
exit /b 0
