"""An address that holds a NUL is nobody's, on every page that takes a text from its address."""

import pytest
from django.test import Client

ADDRESSES = (
    "/constancia/%00/",
    "/constancia/%00/pdf/",
    "/reporte/%00/2022/",
    "/reporte/PNIG/2022/texto/%00",
    "/ediciones/preparar/%00/2022/",
    "/publicaciones/%00/",
    "/envio/1/%00/",
)


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_address_with_a_nul_does_not_exist(address: str, as_administrator: Client) -> None:
    assert as_administrator.get(address).status_code == 404


@pytest.mark.django_db
@pytest.mark.parametrize("address", ADDRESSES)
def test_not_even_for_a_stranger(address: str, client: Client) -> None:
    assert client.get(address).status_code == 404
