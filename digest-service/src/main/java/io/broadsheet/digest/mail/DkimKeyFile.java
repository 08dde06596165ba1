package io.broadsheet.digest.mail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.interfaces.EdECPrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.RSAPublicKeySpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ssl.pem.PemContent;

/** Reads a key for DKIM, and refuses at the start what receivers would refuse mail by mail. */
final class DkimKeyFile {

    private static final Logger log = LoggerFactory.getLogger(DkimKeyFile.class);
    /** Receivers must not take less (RFC 8301, 3.2). */
    private static final int FEWEST_BITS = 1024;

    private static final int ENOUGH_BITS = 2048;

    private final Path file;

    private DkimKeyFile(Path file) {
        this.file = file.toAbsolutePath();
    }

    /**
     * Reads a key.
     *
     * @throws IllegalArgumentException with the file, what is wrong with it, and what to do
     */
    static DkimKey read(String domain, String selector, Path file) {
        DkimKeyFile reader = new DkimKeyFile(file);
        PrivateKey secret = reader.secret();
        reader.warnIfOthersMayRead();
        try {
            return new DkimKey(domain, selector, secret, reader.published(secret));
        } catch (GeneralSecurityException e) {
            throw reader.unfit("holds a key that cannot be used: " + e.getMessage());
        }
    }

    private PrivateKey secret() {
        if (!Files.exists(file)) {
            throw unfit("does not exist: make a key (docs/mail-authentication.md) or correct the path");
        }
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw unfit("cannot be read by the user that this process runs as: check its owner and mode");
        }
        try {
            String text = Files.readString(file);
            if (text.contains("ENCRYPTED")) {
                throw unfit("is encrypted: decrypt it with openssl pkcs8 -in … -out …");
            }
            PrivateKey key = PemContent.of(text).getPrivateKey();
            if (key != null) {
                return key;
            }
        } catch (IOException | IllegalStateException | IllegalArgumentException e) {
            if (e instanceof Unfit unfit) {
                throw unfit;
            }
        }
        throw unfit("is not a private key in PEM form, which starts with -----BEGIN PRIVATE KEY-----");
    }

    private PublicKey published(PrivateKey secret) throws GeneralSecurityException {
        return switch (secret) {
            case RSAPrivateCrtKey rsa -> {
                checkLength(rsa.getModulus().bitLength());
                yield KeyFactory.getInstance("RSA")
                        .generatePublic(new RSAPublicKeySpec(rsa.getModulus(), rsa.getPublicExponent()));
            }
            case EdECPrivateKey ed25519 when ed25519.getParams().getName().equals("Ed25519") -> publicHalf(ed25519);
            default ->
                throw unfit("holds a key of the kind %s, but DKIM has RSA and Ed25519 alone"
                        .formatted(secret.getAlgorithm()));
        };
    }

    private void checkLength(int bits) {
        if (bits < FEWEST_BITS) {
            throw unfit(
                    "holds an RSA key of %d bits, which receivers refuse: make one of %d".formatted(bits, ENOUGH_BITS));
        }
        if (bits < ENOUGH_BITS) {
            log.warn(
                    "dkim-key={} bits={} reason=\"short enough to be broken: make one of {}\"",
                    file,
                    bits,
                    ENOUGH_BITS);
        }
    }

    /** Java does not offer to compute it, but its generator does, when its randomness is the key's. */
    private static PublicKey publicHalf(EdECPrivateKey key) throws GeneralSecurityException {
        byte[] seed = key.getBytes().orElseThrow(() -> new GeneralSecurityException("the key has no bytes"));
        KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
        generator.initialize(NamedParameterSpec.ED25519, new Seed(seed));
        return generator.generateKeyPair().getPublic();
    }

    /** A generator of one number. */
    private static final class Seed extends SecureRandom {

        private static final long serialVersionUID = 1;

        private final byte[] seed;

        Seed(byte[] seed) {
            this.seed = seed;
        }

        @Override
        public void nextBytes(byte[] bytes) {
            System.arraycopy(seed, 0, bytes, 0, bytes.length);
        }
    }

    private void warnIfOthersMayRead() {
        try {
            if (Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_READ)) {
                log.warn("dkim-key={} reason=\"everybody on this machine may read it: chmod o-r\"", file);
            }
        } catch (IOException | UnsupportedOperationException e) {
            log.debug("dkim-key={} permissions=unknown", file, e);
        }
    }

    private Unfit unfit(String problem) {
        return new Unfit("mail.dkim: the key file %s %s".formatted(file, problem));
    }

    /** Tells our own words from a library's. */
    private static final class Unfit extends IllegalArgumentException {

        private static final long serialVersionUID = 1;

        Unfit(String message) {
            super(message);
        }
    }
}
