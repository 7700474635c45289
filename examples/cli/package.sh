#!/bin/sh
# Makes one folder with the program and all it needs: it runs where there is no Java, on the kind of machine it was
# made on. Needs a JDK 17 or later with jlink.
#
#   examples/cli/package.sh [folder]        examples/cli/target/barometre unless given
#
# BAROMETRE_MODULES: the modules (folders or jars, separated by colons), when they are built already.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
folder=${1:-$here/target/barometre}
java=${JAVA_HOME:+$JAVA_HOME/bin/}

# Java reads names of files by the language of the machine.
[ "$(locale charmap 2>/dev/null)" = UTF-8 ] || export LC_ALL=C.UTF-8
if [ -e "$folder" ]; then
  echo "$folder exists: remove it, or name another folder" >&2
  exit 2
fi
if [ -z "${BAROMETRE_MODULES:-}" ]; then
  (cd "$here/../.." && mvn -B -ntp -q package -DskipTests -Dmaven.javadoc.skip -pl examples/cli -am)
  BAROMETRE_MODULES=$here/target/modules:$here/target/classes
fi

# jdk.localedata: figures in French. jdk.charsets: files of older spreadsheets.
"${java}jlink" --module-path "$BAROMETRE_MODULES" \
  --add-modules fr.barometre.examples.cli,jdk.localedata,jdk.charsets --include-locales fr,en \
  --strip-java-debug-attributes --no-header-files --no-man-pages --compress=2 \
  --output "$folder"
# Shared classes: the program starts in half the time. Not on every machine, and not needed.
"$folder/bin/java" -Xshare:dump >/dev/null 2>&1 || true

cat >"$folder/bin/barometre" <<'END'
#!/bin/sh
# Follows links to itself, and lets nobody's Java settings in.
self=$0
while [ -L "$self" ]; do
  link=$(readlink "$self")
  case $link in
    /*) self=$link ;;
    *) self=$(dirname "$self")/$link ;;
  esac
done
bin=$(cd "$(dirname "$self")" && pwd)
# Java reads names of files by the language of the machine, which may be none, or one that is not installed.
if [ "$(locale charmap 2>/dev/null)" != UTF-8 ]; then
  export BAROMETRE_LANG="${BAROMETRE_LANG:-${LC_ALL:-${LC_MESSAGES:-${LANG:-}}}}"
  export LC_ALL=C.UTF-8
fi
watched=false
[ -t 2 ] && watched=true
unset JAVA_TOOL_OPTIONS JDK_JAVA_OPTIONS _JAVA_OPTIONS
exec "$bin/java" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Dbarometre.watched=$watched \
  -m fr.barometre.examples.cli/fr.barometre.examples.cli.Cli "$@"
END
chmod +x "$folder/bin/barometre"
printf '%s\r\n' '@echo off' 'chcp 65001 >NUL' \
  '"%~dp0java" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -m fr.barometre.examples.cli/fr.barometre.examples.cli.Cli %*' \
  >"$folder/bin/barometre.bat"
echo "$folder/bin/barometre"
