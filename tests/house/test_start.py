"""The site starts without what only the making or reading of a file needs: it is loaded there, and only there."""

from __future__ import annotations

import os
import subprocess
import sys

from .tree import PACKAGE, ROOT, code

HEAVY = ("docx", "docxtpl", "pdfplumber", "pypdf", "pypdfium2", "trafilatura", "typst", "vl_convert")
# Every module that a page may use is loaded, and the whole room "writing" with it.
START = """
import importlib, sys
import django
django.setup()
for name in sys.argv[1].split():
    importlib.import_module(name)
print(*sorted(set(sys.argv[2].split()) & set(sys.modules)))
"""


def test_what_makes_files_is_loaded_where_a_file_is_made() -> None:
    files = [*(PACKAGE / "writing").rglob("__init__.py"), *(path for path in code() if "views" in path.parts)]
    assert any("charts" in path.parts for path in files)
    names = {".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__") for path in files}
    pages = " ".join(sorted({"phoihop.site.urls", *(name for name in names if ".tests" not in name)}))
    environ = {**os.environ, "DJANGO_SETTINGS_MODULE": "tests.settings"}
    command = [sys.executable, "-W", "ignore", "-c", START, pages, " ".join(HEAVY)]
    done = subprocess.run(command, cwd=ROOT, env=environ, capture_output=True, text=True, timeout=120, check=True)
    assert done.stdout.split() == []
