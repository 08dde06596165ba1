package io.broadsheet.digest.mail;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import org.apache.james.jdkim.DKIMCommon;
import org.apache.james.jdkim.impl.Message;
import org.apache.james.jdkim.tagvalue.SignatureRecordImpl;

/** Has jDKIM, which knows RSA alone, say what was signed, and Java whether an Ed25519 key (RFC 8463) signed it. */
final class Ed25519Verifier extends DKIMCommon {

    private static final String BEFORE_KEY = "302a300506032b6570032100";

    private Ed25519Verifier() {}

    /**
     * Whether a signature fits the mail's header.
     *
     * @param field the DKIM-Signature's value
     * @param publicKey as in DNS
     */
    static boolean verifies(byte[] mail, String field, String publicKey) throws Exception {
        var record = new SignatureRecordImpl(field);
        Collector signed = new Collector();
        signed.initSign(null);
        signatureCheck(new Message(new ByteArrayInputStream(mail)), record, record.getHeaders(), signed);
        Signature verifier = Signature.getInstance("Ed25519");
        verifier.initVerify(key(publicKey));
        verifier.update(MessageDigest.getInstance("SHA-256").digest(signed.data.toByteArray()));
        return verifier.verify(record.getSignature());
    }

    private static PublicKey key(String base64) throws GeneralSecurityException {
        String raw = HexFormat.of().formatHex(Base64.getDecoder().decode(base64));
        return KeyFactory.getInstance("Ed25519")
                .generatePublic(new X509EncodedKeySpec(HexFormat.of().parseHex(BEFORE_KEY + raw)));
    }

    /** Keeps what it should sign. */
    @SuppressWarnings("deprecation") // two of the methods that have to be there
    private static final class Collector extends Signature {

        private final ByteArrayOutputStream data = new ByteArrayOutputStream();

        Collector() {
            super("none");
        }

        @Override
        protected void engineUpdate(byte b) {
            data.write(b);
        }

        @Override
        protected void engineUpdate(byte[] bytes, int offset, int length) {
            data.write(bytes, offset, length);
        }

        @Override
        protected void engineInitSign(PrivateKey key) {
            data.reset();
        }

        @Override
        protected void engineInitVerify(PublicKey key) {
            data.reset();
        }

        @Override
        protected byte[] engineSign() {
            throw new UnsupportedOperationException();
        }

        @Override
        protected boolean engineVerify(byte[] signature) {
            throw new UnsupportedOperationException();
        }

        @Override
        protected void engineSetParameter(String name, Object value) {
            throw new UnsupportedOperationException();
        }

        @Override
        protected Object engineGetParameter(String name) {
            throw new UnsupportedOperationException();
        }
    }
}
