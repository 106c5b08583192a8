@echo off
rem fathom: starts the command line of an unzipped release on Windows.
rem
rem Environment, all optional:
rem   FATHOM_JAVA_HOME  the JDK to use, 21 or newer (else JAVA_HOME, else java on PATH)
rem   FATHOM_JAVA_OPTS  more flags for the JVM
rem   FATHOM_ENGINES    a folder with the jars of an engine that runs models of your own (else engines beside this file)

setlocal DisableDelayedExpansion
set "HOME_OF_FATHOM=%~dp0"
if not defined FATHOM_ENGINES set "FATHOM_ENGINES=%HOME_OF_FATHOM%engines"

set "JAVA=java.exe"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java.exe"
if defined FATHOM_JAVA_HOME set "JAVA=%FATHOM_JAVA_HOME%\bin\java.exe"
if "%JAVA%"=="java.exe" where /q java.exe || goto no_java
if not "%JAVA%"=="java.exe" if not exist "%JAVA%" goto no_java
if not exist "%HOME_OF_FATHOM%lib\fathom-cli.jar" goto no_jar

rem A table where results go to a console; colours in Windows Terminal, which understands them without being asked.
if not defined FATHOM_TERMINAL set "FATHOM_TERMINAL=console"
if not defined WT_SESSION set "NO_COLOR=1"

rem The optimising compiler pays for what runs long.
set "TIER=-XX:TieredStopAtLevel=1 -XX:Tier3BackEdgeThreshold=10000 -Djdk.reflect.useNativeAccessorOnly=true"
for %%c in (index reindex copy merge eval serve) do if "%~1"=="%%c" set "TIER=-XX:+TieredCompilation"

rem The page's server stands apart, since every start opens all jars of its class path.
set "SERVER="
if "%~1"=="serve" set "SERVER=;%HOME_OF_FATHOM%lib\serve\*"

rem Output is UTF-8; the console's own code page is given back.
for /f "tokens=2 delims=:." %%p in ('chcp') do set "PAGE=%%p"
chcp 65001 >nul
"%JAVA%" --enable-native-access=ALL-UNNAMED -Djdk.console=java.base -Xlog:disable -XX:+UseSerialGC %TIER% "-Dfathom.engines=%FATHOM_ENGINES%" %FATHOM_JAVA_OPTS% -cp "%HOME_OF_FATHOM%lib\fathom-cli.jar;%FATHOM_ENGINES%\*;%HOME_OF_FATHOM%lib\opensearch\*%SERVER%" dev.fathom.cli.Main %*
set "CODE=%ERRORLEVEL%"
chcp %PAGE% >nul
exit /b %CODE%

:no_java
echo fathom: no JDK was found; install JDK 21 or newer, or set FATHOM_JAVA_HOME to where it is. 1>&2
exit /b 2

:no_jar
echo fathom: lib\fathom-cli.jar is missing; unzip the release again, all of it. 1>&2
exit /b 2
