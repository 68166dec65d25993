import pytest
from django.db.models import FilteredRelation, Q, Value, IntegerField
from compliance.models import *
def test_x(people, world, django_assert_num_queries):
    user=people["reviewer_and_focal"]
    own=Assignment.objects.in_force().filter(user=user)
    with django_assert_num_queries(1) as c:
        q=Entity.objects.annotate(held=FilteredRelation("assignments", condition=Q(assignments__in=own))).order_by().values_list("pk","parent_id","held__role","held__confirmed_at")
        u=q.union(own.filter(entity=None).order_by().values_list(Value(None,output_field=IntegerField()),Value(None,output_field=IntegerField()),"role","confirmed_at"),all=True)
        print(list(u))
    print(c.captured_queries[0]["sql"])
    print(list(Entity.objects.values_list()))
