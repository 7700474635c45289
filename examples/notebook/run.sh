#!/usr/bin/env bash
# Executes the notebook for real and checks what came out. Installs Jupyter from Debian if it is not
# there; the kernel and the library come by Maven. Needs a JDK of 25 or later under /usr/lib/jvm or
# in KERNEL_JAVA_HOME. Every number that the notebook draws or prints is compared with what the library
# says (Figures.java) and, for the lists of OPSN, with a count by hand in check.py. Leaves
# target/barometre-executed.ipynb and .html, and compares the former with executed.ipynb, the copy to
# read on a code forge (--update writes that copy anew).
set -euo pipefail
cd "$(dirname "$0")"

if ! jupyter nbconvert --version > /dev/null 2>&1; then
  sudo=$([ "$(id -u)" = 0 ] || echo sudo)
  $sudo apt-get update -q
  DEBIAN_FRONTEND=noninteractive $sudo apt-get install -q -y --no-install-recommends \
    jupyter-nbconvert python3-nbclient jupyter-client
fi

java=""
for home in "${KERNEL_JAVA_HOME:-}" /usr/lib/jvm/*25* /usr/lib/jvm/*26*; do
  if [ -n "$home" ] && [ -x "$home/bin/java" ]; then java="$home/bin/java"; break; fi
done
[ -n "$java" ] || { echo "no JDK 25 under /usr/lib/jvm; set KERNEL_JAVA_HOME"; exit 2; }

rm -rf target/lib
(cd ../.. && mvn -q -B -ntp -Dmaven.test.skip=true -Dinvoker.skip=true -Dmaven.javadoc.skip=true -Denforcer.skip \
  -Djapicmp.skip -Dspotless.check.skip -Dmaven.source.skip package -pl examples/notebook -am)

# The kernel, with a thread of ours in place of one of its own: LoopThread.java says why.
"${java}c" -d target/kernel LoopThread.java
kernels=target/jupyter/kernels/barometre-java
mkdir -p "$kernels"
printf '{"argv": ["%s", "-cp", "%s", "%s", "{connection_file}"], "display_name": "Java", "language": "java"}\n' \
  "$java" "$PWD/target/kernel:$PWD/target/kernel/rapaio-jupyter-kernel.jar" org.rapaio.jupyter.kernel.MainApp \
  > "$kernels/kernel.json"

"$java" -cp 'target/lib/*' Data.java target
rm -f target/barometre-executed.ipynb
"$java" -cp 'target/lib/*' Figures.java target > target/figures.csv &
figures=$!
if ! JUPYTER_PATH="$PWD/target/jupyter" jupyter nbconvert --to notebook --execute --log-level=WARN \
  --ExecutePreprocessor.startup_timeout=90 --ExecutePreprocessor.timeout=180 \
  --output-dir target --output barometre-executed.ipynb barometre.ipynb > target/execution.log 2>&1; then
  tail -60 target/execution.log
  if grep -q "Kernel didn't respond\|Kernel died" target/execution.log; then
    echo "no answer from the kernel within 90 seconds: above is what it said, with the ports that Jupyter chose"
  fi
  exit 1
fi
wait "$figures"
python3 check.py target/barometre-executed.ipynb target target/figures.csv "${1:-executed.ipynb}"
jupyter nbconvert --to html --log-level=WARN --output-dir target target/barometre-executed.ipynb
