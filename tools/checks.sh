#!/bin/bash
# Runs checks by name, each even where an earlier one failed; where some did, the last lines name them.
#   tools/checks.sh lint sqlite postgres
set -uo pipefail
cd "$(dirname "$0")/.."
py=.venv/bin/python
# no database of the machine's own by accident; TEST_DATABASE_URL is for the run on PostgreSQL
clean=(env -u DATABASE_URL -u TEST_DATABASE_URL -u PHOIHOP_DATA -u PHOIHOP_DEMO)
failed=()

check() {
  local name=$1 began=$SECONDS
  shift
  echo "── $name"
  "$@" || failed+=("$name")
  [ $((SECONDS - began)) -lt 5 ] || echo "   $((SECONDS - began)) s"
}

django() { "${clean[@]}" DJANGO_SETTINGS_MODULE=tests.settings "$py" -W ignore -m django "$@"; }

lint() {
  check "code style (ruff check)" "$py" -m ruff check --quiet --output-format concise .
  check "code form (ruff format)" format
  check "imports (import-linter)" quietly "$py" -c 'import sys; from importlinter.cli import lint_imports_command as run; sys.exit(run())'
  check "templates (djlint)" templates
  check "translations" "$py" -m tools.messages check
  check "generated docs" "${clean[@]}" "$py" -m tools.docs --check
  check "missing migrations" django makemigrations --check --dry-run --skip-checks
  check "safe migrations (migration linter)" quietly safe_migrations
  check "types (mypy)" "${clean[@]}" "$py" -m mypy --no-error-summary
}

quietly() {  # what a check prints matters only where it fails
  local said
  said=$("$@" 2>&1 | tr -d "\000") || { printf '%s\n' "$said"; return 1; }
}

safe_migrations() {  # on PostgreSQL, where a careless one would lock a large table; Django's and libraries' own are not ours to mend
  local apps
  apps=$(cd phoihop && ls -d */migrations | cut -d/ -f1)
  # shellcheck disable=SC2086
  env -u DATABASE_URL -u PHOIHOP_DATA DJANGO_SETTINGS_MODULE=tests.settings "$py" -m tools.postgres -- \
    "$py" -W ignore -m django lintmigrations --skip-checks --no-cache --ignore-initial-migrations --include-apps $apps
}

format() {
  "$py" -m ruff format --check --quiet --diff . >/dev/null 2>&1 || {
    "$py" -m ruff format --check . | grep '^Would'
    echo "make format brings them into form"
    return 1
  }
}

templates() {
  local said
  said=$("$py" -m djlint phoihop --lint --quiet 2>&1) || { printf '%s\n' "$said"; return 1; }
}

sqlite() { check "tests on SQLite" "${clean[@]}" "$py" -m pytest -q --tb=short --maxfail=40 -n auto --dist worksteal ${PYTEST_ARGS:-}; }
postgres() {
  check "tests on PostgreSQL" env -u DATABASE_URL -u PHOIHOP_DATA -u PHOIHOP_DEMO "$py" -m tools.postgres -- \
    "$py" -m pytest -q --tb=short --maxfail=40 -n auto --dist worksteal ${PYTEST_ARGS:-}
}

for part in "$@"; do "$part"; done
if [ ${#failed[@]} -gt 0 ]; then
  printf '\nnot passed:\n'
  printf '  %s\n' "${failed[@]}"
  exit 1
fi
