@echo off
rem Starts Parley; the first start sets everything up. Arguments go to main.py unchanged.
setlocal
call "%~dp0tools\setup.cmd" requirements.lock
if not %errorlevel%==0 exit /b 1
rem Without this, output into a file or a pipe fails at letters that the old code page lacks.
set "PYTHONUTF8=1"
"%~dp0.venv\Scripts\python.exe" "%~dp0main.py" %*
exit /b %errorlevel%
