"""Addresses of what the ministry's reviewers do, and of the files that support an entry."""

from django.urls import path

from compliance.views.evidence import EvidenceFile
from compliance.views.review import EntityStatuses, ReviewQueue
from compliance.views.review_entry import ReviewEntry, ReviewStep

urlpatterns = [
    path("revision/", ReviewQueue.as_view(), name="review_queue"),
    path("revision/entidades/", EntityStatuses.as_view(), name="entity_status"),
    path("revision/<str:kind>/<int:pk>/", ReviewEntry.as_view(), name="review_entry"),
    path("revision/<str:kind>/<int:pk>/siguiente/", ReviewStep.as_view(), name="review_next"),
    path("revision/<str:kind>/<int:pk>/anterior/", ReviewStep.as_view(forward=False), name="review_previous"),
    path("sustento/<int:pk>/", EvidenceFile.as_view(), name="evidence_file"),
]
