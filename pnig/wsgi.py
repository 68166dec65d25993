"""Entry point of a WSGI server: `gunicorn pnig.wsgi`."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pnig.settings")
application = get_wsgi_application()
