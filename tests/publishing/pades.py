"""Real digital signatures in a PDF, as programs that sign write them, by an authority made here."""

from datetime import UTC, datetime, timedelta
from functools import cache
from io import BytesIO

from asn1crypto.crl import CertificateList
from asn1crypto.keys import PrivateKeyInfo
from asn1crypto.x509 import Certificate
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import SigSeedSubFilter
from pyhanko.sign.signers import PdfSignatureMetadata, SimpleSigner, sign_pdf
from pyhanko.sign.timestamps import DummyTimeStamper
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.registry import SimpleCertificateStore

Key = ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey
DAY = timedelta(days=1)
AUTHORITY, STAMP = "Autoridad de prueba", "Sello de tiempo de prueba"


def basic(pdf: bytes, name: str = "Firma") -> bytes:
    """Signed as PAdES-B-B: only the signature is appended."""
    return _signed(pdf, field_name=name)


def with_validation_data(pdf: bytes, name: str = "Firma") -> bytes:
    """Signed, and then given certificates and revocation lists that no signature covers (the form of PAdES-B-LT)."""
    return _signed(pdf, field_name=name, embed_validation_info=True)


def archived(pdf: bytes, name: str = "Firma") -> bytes:
    """Signed as PAdES-B-LTA: a document time stamp covers the validation data."""
    stamper = DummyTimeStamper(_certificate(STAMP), _private_key(STAMP), certs_to_embed=_known())
    return _signed(pdf, stamper, field_name=name, embed_validation_info=True, use_pades_lta=True)


def _signed(pdf: bytes, stamper: DummyTimeStamper | None = None, **said) -> bytes:
    trusted = ValidationContext(
        trust_roots=[_certificate(AUTHORITY)], crls=[_revoked()], allow_fetching=False, revocation_mode="soft-fail"
    )
    metadata = PdfSignatureMetadata(subfilter=SigSeedSubFilter.PADES, validation_context=trusted, **said)
    person = "Persona que firma"
    signer = SimpleSigner(_certificate(person), _private_key(person), _known())
    return sign_pdf(IncrementalPdfFileWriter(BytesIO(pdf)), metadata, signer, stamper).getvalue()


@cache
def _key(name: str) -> Key:
    """The stamper takes no other kind than its own, which takes longer to make."""
    if name == STAMP:
        return rsa.generate_private_key(public_exponent=65_537, key_size=2_048)
    return ec.generate_private_key(ec.SECP256R1())


def _private_key(name: str) -> PrivateKeyInfo:
    return PrivateKeyInfo.load(_key(name).private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption()))


def _named(name: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])


@cache
def _certificate(name: str) -> Certificate:
    is_authority, today = name == AUTHORITY, datetime.now(UTC)
    usages = ("digital_signature", "content_commitment", "key_encipherment", "data_encipherment", "key_agreement")
    usage = {one: one in usages[:2] and not is_authority for one in usages}
    usage |= {"key_cert_sign": is_authority, "crl_sign": is_authority, "encipher_only": False, "decipher_only": False}
    builder = (
        x509.CertificateBuilder(_named(AUTHORITY), _named(name), _key(name).public_key(), x509.random_serial_number())
        .not_valid_before(today - DAY)
        .not_valid_after(today + DAY)
        .add_extension(x509.BasicConstraints(ca=is_authority, path_length=None), critical=True)
        .add_extension(x509.KeyUsage(**usage), critical=True)
    )
    if name == STAMP:
        builder = builder.add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING]), critical=True)
    return Certificate.load(builder.sign(_key(AUTHORITY), hashes.SHA256()).public_bytes(Encoding.DER))


@cache
def _revoked() -> CertificateList:
    today = datetime.now(UTC)
    builder = x509.CertificateRevocationListBuilder(_named(AUTHORITY), today - DAY, today + DAY)
    made = builder.add_extension(x509.CRLNumber(1), critical=False).sign(_key(AUTHORITY), hashes.SHA256())
    return CertificateList.load(made.public_bytes(Encoding.DER))


def _known() -> SimpleCertificateStore:
    store = SimpleCertificateStore()
    store.register(_certificate(AUTHORITY))
    return store
