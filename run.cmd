@echo off
rem Starts Parley; the first start sets everything up. Arguments go to main.py unchanged.
setlocal
call "%~dp0tools\setup.cmd" requirements.lock || exit /b 1
"%~dp0.venv\Scripts\python.exe" "%~dp0main.py" %*
exit /b %errorlevel%
