#!/bin/bash
# Runs the machine's uv, or the one in .venv (installed on first use).
set -euo pipefail
uv=$(command -v uv || echo "$(cd "$(dirname "$0")/.." && pwd)/.venv/bin/uv")
if [ ! -x "$uv" ]; then
  "${uv%/uv}/python" -m pip install -q --disable-pip-version-check uv >&2
fi
exec "$uv" "$@"
