#!/usr/bin/env bash
# Runs fits-highpass on Spark.
#
#   ./submit.sh [--dry-run] [SPARK-SUBMIT OPTIONS --] COMMAND [OPTIONS] [ARGUMENTS]
#
#   ./submit.sh filter 'night1/*.fits' -o out
#   ./submit.sh --master 'local[4]' -- filter night1 -o out
#   ./submit.sh --dry-run filter night1 -o out      prints the command instead of running it
#
# Builds target/fits-highpass.jar when it is missing or older than the sources. Uses
# $SPARK_HOME/bin/spark-submit, else the spark-submit on the PATH, else the Spark that Maven
# brought, with the settings of conf/. Needs JDK 17 or newer, and Maven for the build.
set -euo pipefail

here=$(readlink -f "${BASH_SOURCE[0]}")
here=${here%/*}
jar=$here/target/fits-highpass.jar
classpath=$here/target/embedded-spark.classpath
embedded_home=$here/target/embedded-spark
place=made-in
readonly here jar classpath embedded_home place

refuse() {
  printf 'submit.sh: %s\n' "$1" >&2
  exit "${2:-2}"
}

case $here in
  *:*) refuse "$here has a colon in its path, where Java's class paths end an entry; move it" 1 ;;
esac

# --- The command line: Spark's options end with --, and only they may come before the command.

dry_run=false
if [ "${1:-}" = --dry-run ]; then
  dry_run=true
  shift
fi
spark_options=()
case ${1:-} in
  -h | --help | -V | --version | '') ;;
  -*)
    while [ $# -gt 0 ] && [ "$1" != -- ]; do
      spark_options+=("$1")
      shift
    done
    [ $# -gt 0 ] || refuse "no COMMAND: spark-submit's options must end with --, as in: ./submit.sh --master 'local[4]' -- filter IN -o OUT"
    shift
    ;;
esac

# The last value that the options give to a spark-submit flag or its configuration key.
spark_option() {
  local flag=$1 key=$2 value='' i=0 word
  while [ "$i" -lt "${#spark_options[@]}" ]; do
    word=${spark_options[$i]}
    i=$((i + 1))
    case $word in
      "$flag") value=${spark_options[$i]:-} ;;
      "$flag"=*) value=${word#*=} ;;
      --conf | -c) case ${spark_options[$i]:-} in "$key"=*) value=${spark_options[$i]#*=} ;; esac ;;
      --conf="$key"=*) value=${word#--conf="$key"=} ;;
    esac
  done
  printf '%s' "$value"
}

# --- Java

if [ -n "${JAVA_HOME:-}" ]; then
  java=$JAVA_HOME/bin/java
  [ -x "$java" ] || refuse "JAVA_HOME=$JAVA_HOME has no bin/java; set it to a JDK 17 or newer" 1
else
  java=$(command -v java) || refuse 'no java on the PATH; install a JDK 17 or newer, or set JAVA_HOME' 1
fi

# Where the JDK is, links resolved.
real_java=$(readlink -f "$java")
real_home=${real_java%/bin/*}
readonly real_java real_home

# The number of the JDK's release, such as 17; 0 where it does not tell.
java_feature() {
  local number=''
  [ ! -r "$real_home/release" ] || number=$(sed -nE 's/^JAVA_VERSION="([0-9]+).*/\1/p' "$real_home/release")
  printf '%s' "${number:-0}"
}

# --- The jar

# The build writes the class path last: a jar that is newer was left by one that was cut short.
stale() {
  [ ! -f "$jar" ] || [ ! -f "$classpath" ] || [ "$jar" -nt "$classpath" ] ||
    [ -n "$(find "$here/pom.xml" "$here/src/main" -newer "$classpath" -print -quit)" ]
}

# Says that time passes, on a terminal with the seconds, while the process $1 runs.
wait_for_build() {
  local pid=$1 start=$SECONDS
  if [ -t 2 ]; then
    while kill -0 "$pid" 2>/dev/null; do
      printf '\rBuilding fits-highpass (the first time Maven fetches Spark, some 250 MB) ... %d s ' $((SECONDS - start)) >&2
      sleep 1
    done
    printf '\r\033[K' >&2
  else
    printf 'Building fits-highpass (the first time Maven fetches Spark, some 250 MB) ...\n' >&2
  fi
  wait "$pid"
}

# Runs "$@" while no other submit.sh does: runs started together wait for the first one's work.
alone() {
  mkdir -p "$here/target"
  [ -w "$here/target" ] || refuse "$here/target cannot be written, and what a run needs must be made there: run ${BASH_SOURCE[0]} once as a user who may write it" 1
  local lock=$here/target/.submit-lock
  until ln -s $$ "$lock" 2>/dev/null; do
    kill -0 "$(readlink "$lock" || echo 0)" 2>/dev/null || rm -f "$lock"
    sleep 0.2
  done
  trap 'rm -f "$here/target/.submit-lock"' EXIT
  "$@"
  rm -f "$lock"
  trap - EXIT
}

build() {
  # The one that was waited for has built it.
  stale || return 0
  command -v mvn >/dev/null || refuse 'target/fits-highpass.jar must be built and there is no mvn on the PATH; install Maven 3.6.3 or newer' 1
  local log=$here/target/build.log code=0
  (cd "$here" && exec mvn -B -ntp -Dmaven.test.skip -Dspotless.check.skip package) >"$log" 2>&1 </dev/null &
  wait_for_build $! || code=$?
  if [ "$code" -ne 0 ]; then
    grep -E '^\[ERROR\]' "$log" | head -20 >&2 || true
    refuse "the build failed; all of what Maven said is in $log" 1
  fi
}

if stale; then alone build; fi

# --- Spark

# Made anew only for another class path: jobs that run may not have opened all of their jars yet.
# In another directory, too: an archive of classes fits only where it was made.
lacks_home() { ! cmp -s "$classpath" "$embedded_home/classpath" || [ ! "$embedded_home/$place" -ef "$here" ]; }

# A home for the jars that Maven brought: what Spark asks of one is jars/ and RELEASE.
make_home() {
  lacks_home || return 0
  local made=$embedded_home.new path
  rm -rf "$made" "$embedded_home"
  mkdir -p "$made/jars"
  tr '|' '\n' <"$classpath" | while IFS= read -r path || [ -n "$path" ]; do
    ln -s "$path" "$made/jars/"
  done
  echo 'The jars of spark-core and what it needs, from the local Maven repository' >"$made/RELEASE"
  ln -s "$here" "$made/$place"
  cp "$classpath" "$made/classpath"
  mv "$made" "$embedded_home"
}

# The master that the options or conf/ name; nothing where only spark-submit can tell.
master() {
  local given
  given=$(spark_option --master spark.master)
  case "$given ${spark_options[*]-}" in
    ' '*--properties-file*) ;;
    ' '*) sed -nE 's/^[[:space:]]*spark\.master[[:space:]=]+([^[:space:]]+).*/\1/p' "$here/conf/spark-defaults.conf" | tail -n 1 ;;
    *) printf '%s' "$given" ;;
  esac
}

# The words after spark-submit's options that name the program. Executors in this very JVM have it
# on the class path: Spark need not copy the jar for them, and an archive may hold its classes.
program_words() {
  case $(master) in
    local | 'local['*) program=(--class highpass.Main spark-internal) ;;
    *) program=("$jar") ;;
  esac
}

# The JVM command as Spark's own launcher composes it from the options "$@", the program and conf/.
compose_embedded() {
  local memory word
  memory=$(spark_option --driver-memory spark.driver.memory)
  [ -n "$memory" ] || memory=$(sed -nE 's/^[[:space:]]*spark\.driver\.memory[[:space:]=]+//p' "$here/conf/spark-defaults.conf")
  command=()
  while IFS= read -r -d '' word; do
    case $word in
      # An archive of classes asks for jars first, in the same order.
      # What --driver-class-path names stays before them all.
      "$here/conf/:"* | *":$here/conf/:"*)
        command+=("${word%%"$here/conf/:"*}${word#*"$here/conf/:"}:$jar:$here/conf/")
        ;;
      # Announces itself on the screen at every start; only Spark's linear algebra would use it.
      --add-modules=jdk.incubator.vector) ;;
      # Newer JDKs have no such package any more and say so.
      --add-opens=java.base/sun.security.action=*) [ "$(java_feature)" -ge 24 ] || command+=("$word") ;;
      # Spark's 1g is little for a machine that does all the work itself, in one JVM.
      -Xmx*) if [ -n "$memory" ]; then command+=("$word"); else command+=(-XX:MaxRAMPercentage=50); fi ;;
      # The launcher quotes like its own shell script, which begins with an empty line.
      *) [ -z "${word//$'\n'/}" ] || command+=("${word#$'\n'}") ;;
    esac
  done < <(
    # Meant for the job's JVM; what they made this one print would pass for a part of the command.
    unset JAVA_TOOL_OPTIONS JDK_JAVA_OPTIONS _JAVA_OPTIONS
    exec "$java" -Xshare:auto -XX:TieredStopAtLevel=1 -Xmx128m -cp "$embedded_home/jars/*" \
      org.apache.spark.launcher.Main org.apache.spark.deploy.SparkSubmit "$@"
  )
  [ "${#command[@]}" -gt 1 ] || refuse "Spark's launcher did not accept: $*"
}

# Whether spark-submit would only hand on the settings of conf/: one machine, no jars or files for it.
only_hands_on() {
  [ -n "$composed_key" ] && [ "${program[0]}" = --class ] &&
    ! grep -qE '^[[:space:]]*spark\.(jars|files|archives|submit|kerberos)([^[:alpha:]]|$)' "$here/conf/spark-defaults.conf"
}

# Then the program is started itself, with the same settings: that much less to load and to run.
start_directly() {
  local word given java_words=()
  for word in "${command[@]}"; do
    [ "$word" != org.apache.spark.deploy.SparkSubmit ] || break
    java_words+=("$word")
  done
  given=$(spark_option --master spark.master)
  command=("${java_words[@]}" "-Dhighpass.spark.defaults=$here/conf/spark-defaults.conf"
    ${given:+"-Dspark.master=$given"} highpass.Main)
}

# What composed the command the last time; options that may hold secrets are not written down.
composed_from() {
  local word name settings
  composed_key=''
  set -- ${spark_options[@]+"${spark_options[@]}"}
  while [ $# -gt 0 ]; do
    case $1 in --master | --driver-memory) [ $# -gt 1 ] || return 0 ;; *) return 0 ;; esac
    shift 2
  done
  IFS= read -r -d '' settings <"$here/conf/spark-defaults.conf" || true
  for word in "$java" ${spark_options[@]+"${spark_options[@]}"} "$settings"; do
    composed_key+=$word$'\n'
  done
  for name in "${!SPARK_@}" "${!HADOOP_@}" "${!YARN_@}" "${!JAVA_@}"; do
    composed_key+=$name=${!name}$'\n'
  done
}

# The same from the last time where nothing has changed since: a JVM less to wait for.
compose_from_cache() {
  local key='' cache=$embedded_home/command word
  composed_from
  if [ -n "$composed_key" ] && [ "$cache" -nt "${BASH_SOURCE[0]}" ]; then
    command=()
    while IFS= read -r -d '' word; do
      if [ -z "$key" ]; then key=$word; else command+=("$word"); fi
    done <"$cache"
    [ "$key" != "$composed_key" ] || return 0
  fi
  program_words
  compose_embedded ${spark_options[@]+"${spark_options[@]}"} "${program[@]}"
  if only_hands_on; then start_directly; fi
  [ -z "$composed_key" ] || (
    umask 077
    printf '%s\0' "$composed_key" "${command[@]}" >"$cache.$$" && mv -f "$cache.$$" "$cache"
  ) 2>/dev/null || true
}

# --- A faster start: the classes of a run as the JVM keeps them in memory, archived once for this
# build and JDK. A JVM or class path that it does not fit starts without it and says nothing.

# It has the time of the jar that it was made of: any other jar needs another. An empty one says that
# this JDK could not make it.
lacks_archive() { [ ! -f "$archive" ] || [ "$jar" -nt "$archive" ] || [ "$jar" -ot "$archive" ]; }

# A frame of 60 x 60 pixels, all of them 0.
blank_frame() {
  printf '%-80s' 'SIMPLE  =                    T' 'BITPIX  =                  -64' \
    'NAXIS   =                    2' 'NAXIS1  =                   60' \
    'NAXIS2  =                   60' END
  printf '%2400s' ''
  head -c 28800 /dev/zero
}

# Filters a frame in a JVM that archives what it has loaded when it ends.
make_archive() {
  lacks_archive || return 0
  local work=$embedded_home/training made=$archive.new old command program=(--class highpass.Main spark-internal) spark_options=()
  rm -rf "$work" "$made"
  for old in "$embedded_home"/classes*.jsa; do
    if [ "$old" -nt "$jar" ] || [ "$old" -ot "$jar" ]; then rm -f "$old"; fi
  done
  mkdir -p "$work"
  touch -r "$jar" "$work/time"
  blank_frame >"$work/blank.fits"
  compose_embedded --master 'local[2]' "${program[@]}"
  local cp=${command[2]%":$here/conf/"}
  if ! "${command[0]}" -XX:ArchiveClassesAtExit="$made" -XX:+UseParallelGC -Dlog4j2.configurationFile="file:$here/conf/log4j2.properties" \
    -cp "$cp" "${command[@]:3}" filter "$work/blank.fits" -o "$work/out" >"$work/log" 2>&1 </dev/null ||
    ! touch -r "$work/time" "$made" || ! mv -f "$made" "$archive"; then
    : >"$archive"
    touch -r "$work/time" "$archive"
  fi
  rm -rf "$work/out" "$work/blank.fits"
}

# What suits a JVM that lives for seconds and works on large arrays; the user's own flags come later.
tune_jvm() {
  # Start-up code runs too briefly to be worth the optimising compiler; the loops over pixels pass
  # these thresholds within their first frame.
  jvm_flags=(-XX:Tier4InvocationThreshold=50000 -XX:Tier4MinInvocationThreshold=20000 -XX:Tier4CompileThreshold=100000 -XX:Tier4BackEdgeThreshold=200000)
  # What the median's loops cannot keep in general registers is sooner back from the stack than
  # from the floating-point registers that the compiler would rather put it in.
  jvm_flags+=(-XX:-UseFPUForSpilling)
  # A heap that is touched for the first time, 4 kB after 4 kB, costs a virtual machine half a second.
  local huge_pages=''
  read -r huge_pages 2>/dev/null </sys/kernel/mm/transparent_hugepage/enabled || true
  case $huge_pages in *'[madvise]'*) jvm_flags+=(-XX:+UseTransparentHugePages) ;; esac
  # No file for the JDK's monitors, on whatever disk /tmp is.
  jvm_flags+=(-XX:-UsePerfData)
  case "${command[*]} ${JAVA_TOOL_OPTIONS-} ${JDK_JAVA_OPTIONS-} ${_JAVA_OPTIONS-}" in
    *-XX:+Use*GC*) ;;
    # The usual collector costs a start half a second of processor time.
    *) jvm_flags+=(-XX:+UseParallelGC) ;;
  esac
  if [ -s "$archive" ]; then
    jvm_flags+=("-XX:SharedArchiveFile=$archive" -Xshare:auto -Xlog:cds=off -Xlog:cds+dynamic=off)
  fi
}

environment=()
if [ -n "${SPARK_HOME:-}" ]; then
  [ -x "$SPARK_HOME/bin/spark-submit" ] || refuse "SPARK_HOME=$SPARK_HOME has no bin/spark-submit; correct it, or unset it to use the embedded Spark"
  command=("$SPARK_HOME/bin/spark-submit" ${spark_options[@]+"${spark_options[@]}"} "$jar" "$@")
elif submit=$(command -v spark-submit); then
  command=("$submit" ${spark_options[@]+"${spark_options[@]}"} "$jar" "$@")
else
  if lacks_home; then alone make_home; fi
  environment=("SPARK_HOME=$embedded_home" SPARK_SCALA_VERSION=2.13 "SPARK_CONF_DIR=$here/conf"
    "JAVA_HOME=${JAVA_HOME:-$real_home}")
  case $(spark_option --master spark.master) in
    # Alone on this machine: nothing listens beyond loopback.
    '' | local | 'local['* | 'local-cluster['*) environment+=("SPARK_LOCAL_IP=${SPARK_LOCAL_IP:-127.0.0.1}") ;;
  esac
  export "${environment[@]}"
  compose_from_cache
  archive=$embedded_home/classes${real_java//\//-}.jsa
  # Where nothing can be written, runs start without it.
  if ! $dry_run && lacks_archive && [ -w "$embedded_home" ] && [ -w "$here/target" ]; then
    if [ -t 2 ]; then printf 'Preparing faster starts, once for this build ... ' >&2; fi
    alone make_archive
    if [ -t 2 ]; then printf '\r\033[K' >&2; fi
  fi
  tune_jvm
  command=("${command[0]}" "${jvm_flags[@]}" "${command[@]:1}" "$@")
fi

if $dry_run; then
  printf '%q ' ${environment[@]+"${environment[@]}"} "${command[@]}"
  echo
  exit 0
fi

# The job's JVM is several processes away from the terminal when a Spark of its own starts it.
if [ -t 2 ]; then export HIGHPASS_PROGRESS=${HIGHPASS_PROGRESS:-terminal}; fi
exec "${command[@]}"
