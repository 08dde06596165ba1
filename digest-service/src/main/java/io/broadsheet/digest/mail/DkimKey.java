package io.broadsheet.digest.mail;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.util.Arrays;
import java.util.Base64;

/** A private key that signs for a domain (RFC 6376, RFC 8463), and what the domain must publish for it. */
record DkimKey(String domain, String selector, PrivateKey secret, PublicKey published) {

    /** An Ed25519 key's 32 bytes come last in the form that Java writes; DNS has them alone. */
    private static final int ED25519_BYTES = 32;

    boolean isEd25519() {
        return secret instanceof EdECPrivateKey;
    }

    /** The {@code a=} of its signatures. */
    String algorithm() {
        return isEd25519() ? "ed25519-sha256" : "rsa-sha256";
    }

    /** The {@code p=} of its DNS record. */
    String publicKey() {
        byte[] encoded = published.getEncoded();
        byte[] wanted =
                isEd25519() ? Arrays.copyOfRange(encoded, encoded.length - ED25519_BYTES, encoded.length) : encoded;
        return Base64.getEncoder().encodeToString(wanted);
    }

    byte[] sign(byte[] data) {
        try {
            Signature signature = Signature.getInstance(isEd25519() ? "Ed25519" : "SHA256withRSA");
            signature.initSign(secret);
            // RFC 8463, 3: the hash is what an Ed25519 key signs
            signature.update(isEd25519() ? MessageDigest.getInstance("SHA-256").digest(data) : data);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("DKIM key %s of %s does not sign".formatted(selector, domain), e);
        }
    }

    /** Without the key. */
    @Override
    public String toString() {
        return selector + "._domainkey." + domain;
    }
}
