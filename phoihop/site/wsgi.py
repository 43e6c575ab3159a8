"""The entry of the web server (granian)."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "phoihop.site.settings")
application = get_wsgi_application()
gc.collect()
gc.freeze()  # what was loaded stays for good: looking through it again and again costs a tenth of a page
