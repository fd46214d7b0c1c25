use std::sync::Arc;

use rcgen::{
    BasicConstraints, CertificateParams, DnType, ExtendedKeyUsagePurpose, IsCa, Issuer, KeyPair,
    KeyUsagePurpose, SigningKey,
};
use rustls::ServerConfig;
use rustls::pki_types::{CertificateDer, PrivateKeyDer, PrivatePkcs8KeyDer};

/// An own certificate authority, with one certificate for every name of loopback.
pub struct Authority {
    /// What clients are told to trust.
    pub trusted_pem: String,
    pub certificate_pem: String,
    pub key_pem: String,
    certificate: CertificateDer<'static>,
    key: KeyPair,
}

impl Authority {
    pub fn new() -> Self {
        let mut params = CertificateParams::new(Vec::new()).expect("no names");
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        params.key_usages = vec![KeyUsagePurpose::KeyCertSign, KeyUsagePurpose::CrlSign];
        params
            .distinguished_name
            .push(DnType::CommonName, "authority of the trials");
        let authority_key = KeyPair::generate().expect("a key");
        let authority = params.self_signed(&authority_key).expect("a certificate");
        let issuer = Issuer::new(params, authority_key);

        let names = ["localhost", "127.0.0.1", "127.0.0.2"].map(str::to_owned);
        let mut params = CertificateParams::new(names).expect("names");
        params
            .distinguished_name
            .push(DnType::CommonName, "loopback");
        params.key_usages = vec![KeyUsagePurpose::DigitalSignature];
        params.extended_key_usages = vec![ExtendedKeyUsagePurpose::ServerAuth];
        let key = KeyPair::generate().expect("a key");
        let certificate = params.signed_by(&key, &issuer).expect("a certificate");
        Self {
            trusted_pem: authority.pem(),
            certificate_pem: certificate.pem(),
            key_pem: key.serialize_pem(),
            certificate: certificate.der().clone(),
            key,
        }
    }

    pub fn server(&self) -> Arc<ServerConfig> {
        let key = PrivatePkcs8KeyDer::from(self.key.serialize_der());
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let config = ServerConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .expect("versions")
            .with_no_client_auth()
            .with_single_cert(vec![self.certificate.clone()], PrivateKeyDer::from(key));
        Arc::new(config.expect("a certificate and its key"))
    }

    pub fn certificate_der(&self) -> &[u8] {
        &self.certificate
    }

    /// A signature as JWT wants it: both numbers in 32 bytes, where ASN.1 cuts and pads them.
    pub fn sign(&self, text: &[u8]) -> Vec<u8> {
        debug_assert_eq!(self.key.algorithm(), &rcgen::PKCS_ECDSA_P256_SHA256);
        let der = self.key.sign(text).expect("a signature");
        let first = usize::from(der[3]);
        let numbers = [&der[4..4 + first], &der[6 + first..]];
        let mut signature = Vec::with_capacity(64);
        for number in numbers {
            let number = &number[number.len().saturating_sub(32)..];
            signature.resize(signature.len() + 32 - number.len(), 0);
            signature.extend(number);
        }
        signature
    }
}
