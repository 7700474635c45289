#!/usr/bin/env bash
# Executes the notebook for real and checks what came out. Installs Jupyter from Debian if it is not
# there; the kernel and the library come by Maven. Needs a JDK of 25 or later under /usr/lib/jvm or
# in KERNEL_JAVA_HOME. Every number that the notebook draws is compared with what the library prints
# (Figures.java) and, for the lists of OPSN, with a count by hand in check.py. Leaves target/barometre-executed.ipynb and .html, and compares the former with
# executed.ipynb, the copy to read on a code forge (--update writes that copy anew).
set -euo pipefail
cd "$(dirname "$0")"

if ! jupyter nbconvert --version > /dev/null 2>&1; then
  sudo=$([ "$(id -u)" = 0 ] || echo sudo)
  $sudo apt-get update -q
  DEBIAN_FRONTEND=noninteractive $sudo apt-get install -q -y --no-install-recommends \
    jupyter-nbconvert python3-nbclient jupyter-client fontconfig fonts-dejavu-core
fi

java=""
for home in "${KERNEL_JAVA_HOME:-}" /usr/lib/jvm/*25* /usr/lib/jvm/*26*; do
  if [ -x "$home/bin/java" ]; then java="$home/bin/java"; break; fi
done
[ -n "$java" ] || { echo "no JDK 25 under /usr/lib/jvm; set KERNEL_JAVA_HOME"; exit 2; }

(cd ../.. && mvn -q -B -ntp -DskipTests -Dinvoker.skip=true -Dmaven.javadoc.skip=true package \
  -pl examples/notebook -am)

kernels=target/jupyter/kernels/barometre-java
mkdir -p "$kernels"
printf '{"argv": ["%s", "-Djava.awt.headless=true", "-jar", "%s", "{connection_file}"], "display_name": "Java", "language": "java"}\n' \
  "$java" "$PWD/target/kernel/rapaio-jupyter-kernel.jar" > "$kernels/kernel.json"

# Now and then a kernel does not answer on the ports that Jupyter chose for it: try again then.
execute() {
  JUPYTER_PATH="$PWD/target/jupyter" jupyter nbconvert --to notebook --execute --log-level=WARN \
    --ExecutePreprocessor.startup_timeout=25 --ExecutePreprocessor.timeout=180 \
    --output-dir target --output barometre-executed.ipynb barometre.ipynb > target/execution.log 2>&1
}
rm -f target/barometre-executed.ipynb
for attempt in 1 2 3 4 5 6; do
  if execute; then break; fi
  grep -q "Kernel didn't respond" target/execution.log || { tail -40 target/execution.log; exit 1; }
  echo "no answer from the kernel, attempt $attempt"
done
"$java" -cp 'target/lib/*' Figures.java target/answers-synthetic.csv > target/figures.csv
python3 check.py target/barometre-executed.ipynb target/answers-synthetic.csv target/figures.csv \
  "${1:-executed.ipynb}"
jupyter nbconvert --to html --log-level=WARN --output-dir target target/barometre-executed.ipynb
