#!/usr/bin/env bash
# link.sh ARTIFACT RUNTIME: makes a Java runtime of the modules that the artifact uses.
set -euo pipefail

artifact=$1
runtime=$2

# Asked for by name while running, where jdeps cannot see it: DNS through JNDI, TCP keep-alive settings, zip file
# systems, the flight recorder behind profiles, and jcmd for who has to look into a running service.
by_name=jdk.naming.dns,jdk.net,jdk.zipfs,jdk.jfr,jdk.jcmd

used=$(jdeps -q --ignore-missing-deps --recursive --multi-release 25 --print-module-deps \
  --class-path "$artifact/lib/*" "$artifact/webstore.jar")
jlink --add-modules "$used,$by_name" --no-header-files --no-man-pages --compress zip-6 --output "$runtime"
"$runtime/bin/java" --list-modules
