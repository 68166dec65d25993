"""The site's addresses and one more: Django's own form over the rows that the value page saves, to measure against."""

from django.contrib import admin
from django.urls import path

from compliance.choices import Block
from compliance.entries.editing import FIELDS
from compliance.models import ProgressEntry
from pnig import urls

site = admin.AdminSite(name="plain")


@admin.register(ProgressEntry, site=site)
class PlainPage(admin.ModelAdmin):
    fields = FIELDS[ProgressEntry][Block.VALUE]


urlpatterns = [path("llano/", site.urls), *urls.urlpatterns]
