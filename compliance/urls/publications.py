"""Addresses of what is public: published editions, and the page that verifies a file."""

from django.urls import path

from compliance.views.publications import (
    Dictionary,
    PublicationChanges,
    PublicationFile,
    PublicationPage,
    PublicationReading,
    Publications,
    SignedCopyFile,
)
from compliance.views.verification import Verify

EDITION = "publicaciones/<str:code>/"

urlpatterns = [
    path("publicaciones/", Publications.as_view(), name="publications"),
    path("publicaciones/diccionario/", Dictionary.as_view(), name="data_dictionary"),
    path(EDITION, PublicationPage.as_view(), name="publication"),
    path(f"{EDITION}leer/", PublicationReading.as_view(), name="publication_reading"),
    path(f"{EDITION}cambios/<str:other>/", PublicationChanges.as_view(), name="publication_changes"),
    path(f"{EDITION}archivo/<str:format_name>/", PublicationFile.as_view(), name="publication_file"),
    path(f"{EDITION}firmada/<int:pk>/", SignedCopyFile.as_view(), name="signed_copy"),
    path("verificar/", Verify.as_view(), name="verify"),
    path("verificar/<str:code>/", Verify.as_view(), name="verify_edition"),
]
