"""Rules that Django's constraints cannot state: an element's policy is its superior's, entities form a tree, and what
is only ever added cannot be emptied at one stroke."""

from django.db import migrations

# A foreign key over (superior, policy) refuses an element whose policy is not the one of what it hangs from;
# moving an objective to another policy takes everything below along.
SAME_POLICY = [
    ("guideline", "objective", "priorityobjective"),
    ("service", "guideline", "guideline"),
    ("indicator", "objective", "priorityobjective"),
    ("indicator", "service", "service"),
]


def _referable(table: str) -> migrations.RunSQL:
    name = f"compliance_{table}"
    return migrations.RunSQL(
        f"ALTER TABLE {name} ADD CONSTRAINT {table}_with_its_policy UNIQUE (id, policy_id)",
        f"ALTER TABLE {name} DROP CONSTRAINT {table}_with_its_policy",
    )


def _same_policy(table: str, column: str, superior: str) -> migrations.RunSQL:
    name, constraint = f"compliance_{table}", f"{table}_policy_is_that_of_its_{column}"
    return migrations.RunSQL(
        f"ALTER TABLE {name} ADD CONSTRAINT {constraint} FOREIGN KEY ({column}_id, policy_id) "
        f"REFERENCES compliance_{superior} (id, policy_id) ON UPDATE CASCADE DEFERRABLE INITIALLY IMMEDIATE",
        f"ALTER TABLE {name} DROP CONSTRAINT {constraint}",
    )


REFUSE_CIRCLE = """
CREATE FUNCTION compliance_refuse_circular_entity() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        WITH RECURSIVE above(id) AS (
            SELECT NEW.parent_id
            UNION
            SELECT entity.parent_id FROM compliance_entity entity JOIN above ON entity.id = above.id
        )
        SELECT 1 FROM above WHERE id = NEW.id
    ) THEN
        RAISE EXCEPTION 'entity % would depend on itself', NEW.acronym
            USING ERRCODE = 'check_violation', CONSTRAINT = 'entity_tree_has_no_circle';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER entity_tree_has_no_circle AFTER INSERT OR UPDATE OF parent_id ON compliance_entity
    FOR EACH ROW WHEN (NEW.parent_id IS NOT NULL) EXECUTE FUNCTION compliance_refuse_circular_entity();
"""
ALLOW_CIRCLE = """
DROP TRIGGER entity_tree_has_no_circle ON compliance_entity;
DROP FUNCTION compliance_refuse_circular_entity();
"""

# Triggers for rows do not see TRUNCATE. Whoever means it (a demonstration begun anew) says so in the session first.
ONLY_ADDED = ["submission", "entryevent", "reportedition", "editionfile", "editionopinion", "signedcopy"]
REFUSE_EMPTYING = """
CREATE FUNCTION compliance_refuse_emptying() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF current_setting('compliance.may_be_emptied', true) IS DISTINCT FROM 'on' THEN
        RAISE EXCEPTION '% is only ever added to', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NULL;
END $$;
"""


def _never_emptied(table: str) -> migrations.RunSQL:
    name = f"compliance_{table}"
    return migrations.RunSQL(
        f"CREATE TRIGGER {table}_is_never_emptied BEFORE TRUNCATE ON {name} "
        "FOR EACH STATEMENT EXECUTE FUNCTION compliance_refuse_emptying()",
        f"DROP TRIGGER {table}_is_never_emptied ON {name}",
    )


class Migration(migrations.Migration):
    dependencies = [("compliance", "0001_initial")]

    operations = [
        *(_referable(table) for table in ("priorityobjective", "guideline", "service")),
        *(_same_policy(*rule) for rule in SAME_POLICY),
        migrations.RunSQL(REFUSE_CIRCLE, ALLOW_CIRCLE),
        migrations.RunSQL(REFUSE_EMPTYING, "DROP FUNCTION compliance_refuse_emptying()"),
        *(_never_emptied(table) for table in ONLY_ADDED),
    ]
