"""Django's engine for the embedded server: when it starts it, test databases, threads, a shell, and a failed start."""

from pathlib import Path

from tests.pnig.site import BEGINS, Site

CONFIGURED = f"""{BEGINS}
import django
from django.conf import settings
default = dict(ENGINE="pnig.embedded_postgres", NAME="pnig", USER="postgres", EMBEDDED_FOLDER=sys.argv[1])
settings.configure(DATABASES={{"default": default}}, USE_TZ=True)
django.setup()
from django.core.management import call_command
from django.db import connection, connections, OperationalError

def ask(question):
    return connection.cursor().execute(question).fetchone()[0]
"""
FAILS = CONFIGURED + "try: connection.connect()\nexcept OperationalError as error: print(error)"


def test_failed_start_says_what_happened_and_where_to_look(site: Site, installation: Path) -> None:
    settings = installation / "data/postgresql.auto.conf"
    valid = settings.read_text()
    settings.write_text("no_such_setting = 1\n")
    try:
        shown = site.run(FAILS, installation)
        shown_of_a_file = site.run(FAILS, settings)
    finally:
        settings.write_text(valid)

    assert shown.startswith("No se pudo iniciar el PostgreSQL incorporado")
    assert str(installation / "postgresql.log") in shown
    assert 'unrecognized configuration parameter "no_such_setting"' in shown
    assert f"[Errno 17] File exists: '{settings}'" in shown_of_a_file


def test_engine_starts_nothing_before_the_first_connection(site: Site) -> None:
    site.run(CONFIGURED + "call_command('check'); connections.close_all()", site.folder / "one")

    assert not (site.folder / "one").exists()


def test_engine_makes_and_drops_test_databases(site: Site, installation: Path) -> None:
    script = """
connection.creation.create_test_db(verbosity=0, serialize=False)
print(ask("SELECT current_database()"), end=" ")
connection.creation.clone_test_db(suffix="gw1", verbosity=0)
connection.creation.destroy_test_db(verbosity=0, suffix="gw1")
connection.creation.destroy_test_db("pnig", verbosity=0)
connections.close_all()
print(ask("SELECT string_agg(datname, ',' ORDER BY datname) FROM pg_database WHERE NOT datistemplate"), end=" ")
print(ask("SELECT upper('ñandú')"))
"""
    assert site.run(CONFIGURED + script, installation) == "test_pnig pnig,postgres ÑANDÚ"


def test_engine_with_threads_and_a_pool(site: Site, installation: Path) -> None:
    script = """
from concurrent.futures import ThreadPoolExecutor
connection.settings_dict["OPTIONS"] = {"pool": {"min_size": 1, "max_size": 4}}
with ThreadPoolExecutor(4) as pool:
    print(sum(pool.map(lambda n: ask(f"SELECT {n}"), range(20))), bool(connection.pool))
"""
    assert site.run(CONFIGURED + script, installation) == "190 True"


def test_engine_opens_a_shell_of_the_database(site: Site, installation: Path) -> None:
    shell = 'connection.client.runshell(["-Atc", "SELECT current_database()"])'
    assert site.run(CONFIGURED + shell, installation) == "pnig"
