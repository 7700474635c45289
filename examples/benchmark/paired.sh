#!/usr/bin/env bash
# Runs the ways of Whole in processes of their own, one after the other in turn, and prints the
# median of each and its ratio to ours. Usage: examples/benchmark/paired.sh [rounds [rows...]]
# Tablesaw and R, which take minutes, run up to SLOW rows: 100,000 unless set.
set -euo pipefail
cd "$(dirname "$0")/../.."
rounds="${1:-5}"
shift || true
sizes=("${@:-}")
slow="${SLOW:-100000}"
[ -n "${sizes[0]}" ] || sizes=(3000 100000 1000000 10000000)
classpath="$(mktemp)"
results="$(mktemp)"
trap 'rm -f "$classpath" "$results"' EXIT
mvn -q -B -ntp compile dependency:build-classpath -Dmdep.outputFile="$classpath" \
  -pl examples/benchmark -am
for rows in "${sizes[@]}"; do
  ways=(tally loop duckdb)
  [ "$rows" -gt "$slow" ] || ways+=(tablesaw)
  for round in $(seq "$rounds"); do
    for way in "${ways[@]}"; do
      java -Xms4g -Xmx4g -cp "examples/benchmark/target/classes:$(cat "$classpath")" \
        fr.barometre.examples.benchmark.Whole "$way" "$rows" 2>/dev/null >> "$results"
    done
    if command -v Rscript > /dev/null && [ "$rows" -le "$slow" ]; then
      Rscript examples/benchmark/src/main/r/crosstabs.R "$rows" >> "$results"
    fi
  done
done
LC_ALL=C awk '
  { key = $1 " " $2; n[key]++; job[key, n[key]] = $3; life[key, n[key]] = $4; rows[$2]; way[$1] }
  function median(of, key,   i, j, t, m, v) {
    m = n[key]
    for (i = 1; i <= m; i++) v[i] = of[key, i]
    for (i = 1; i <= m; i++) for (j = i + 1; j <= m; j++) if (v[j] < v[i]) { t = v[i]; v[i] = v[j]; v[j] = t }
    return m % 2 ? v[(m + 1) / 2] : (v[m / 2] + v[m / 2 + 1]) / 2
  }
  END {
    printf "%-10s %10s %12s %12s %14s\n", "way", "rows", "job ms", "process ms", "job / ours"
    for (r in rows) for (w in way) if ((w " " r) in n)
      printf "%-10s %10d %12.1f %12.0f %14.2f\n", w, r, median(job, w " " r), median(life, w " " r), \
        median(job, w " " r) / median(job, "tally " r)
  }' "$results" | sort -k2,2n -k3,3n
