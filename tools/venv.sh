#!/bin/bash
# Makes .venv with the first python3 that is new enough.
set -euo pipefail
cd "$(dirname "$0")/.."

for python in python3 python3.14 python3.13 python3.12 python3.11; do
  if "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
    if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
      echo "$python has no venv. On Debian and Ubuntu: apt-get install python3-venv" >&2
      exit 1
    fi
    rm -rf .venv
    "$python" -m venv .venv
    exit
  fi
done
echo "Python 3.11 or newer is needed; here is: $(python3 --version 2>&1 || echo none)" >&2
exit 1
