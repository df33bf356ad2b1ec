package holdline.testkit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Stands in for an OpenID provider on one machine: a key pair of its own, and bearer tokens signed with it (RS256).
 * Services trust it by its public key ({@code quarkus.oidc.public-key}); production points at a real provider instead.
 */
public final class LocalIssuer {

    /** The {@code iss} claim of every token it signs. */
    public static final String NAME = "holdline-local";

    private static final int KEY_BITS = 2048;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final KeyPair keys;
    private final InstantSource clock;

    private LocalIssuer(KeyPair keys, InstantSource clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /** An issuer with a new key that is kept nowhere. */
    public static LocalIssuer generated(InstantSource clock) {
        return new LocalIssuer(generate(), clock);
    }

    /**
     * The issuer whose key lies in a directory; its first use creates the key, readable by its owner only.
     *
     * @throws UncheckedIOException when the key can be neither read nor written
     */
    public static LocalIssuer in(Path directory, InstantSource clock) {
        var file = directory.resolve("issuer-key.pkcs8");
        try {
            if (!Files.exists(file)) {
                Files.createDirectories(directory);
                var fresh = generated(clock);
                createForOwnerOnly(file);
                Files.writeString(file, fresh.privateKey());
                return fresh;
            }
            return from(Files.readString(file).strip(), clock);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep the issuer's key in " + directory, e);
        }
    }

    /** The issuer with this private key, PKCS#8 in base64 as {@link #privateKey()} gives it. */
    static LocalIssuer from(String privateKey, InstantSource clock) {
        try {
            var rsa = KeyFactory.getInstance("RSA");
            var secret = (RSAPrivateCrtKey) rsa.generatePrivate(
                    new PKCS8EncodedKeySpec(Base64.getDecoder().decode(privateKey)));
            var open = rsa.generatePublic(new RSAPublicKeySpec(secret.getModulus(), secret.getPublicExponent()));
            return new LocalIssuer(new KeyPair(open, secret), clock);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalStateException("the issuer's key is no RSA key in PKCS#8 form", e);
        }
    }

    private static void createForOwnerOnly(Path file) throws IOException {
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } else {
            Files.createFile(file);
        }
    }

    private static KeyPair generate() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(KEY_BITS);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK has no RSA", e);
        }
    }

    String privateKey() {
        return Base64.getEncoder().encodeToString(keys.getPrivate().getEncoded());
    }

    /** The public key as {@code quarkus.oidc.public-key} wants it: X.509 in base64, without PEM lines. */
    public String publicKey() {
        return Base64.getEncoder().encodeToString(keys.getPublic().getEncoded());
    }

    /**
     * A signed token.
     *
     * @param name who it speaks for, in {@code sub} and {@code upn}
     * @param tenants claim {@code tenants}
     * @param roles claim {@code groups}
     * @param validFor from now; a negative duration gives a token that has expired
     */
    public String token(String name, Collection<String> tenants, Collection<String> roles, Duration validFor) {
        var now = clock.instant();
        var claims = new LinkedHashMap<String, Object>();
        claims.put("iss", NAME);
        claims.put("sub", name);
        claims.put("upn", name);
        claims.put("tenants", tenants);
        claims.put("groups", roles);
        claims.put("iat", now.getEpochSecond());
        claims.put("exp", now.plus(validFor).getEpochSecond());
        claims.put("jti", UUID.randomUUID().toString());
        var unsigned = part(Map.of("alg", "RS256", "typ", "JWT")) + "." + part(claims);
        return unsigned + "." + signature(unsigned);
    }

    private static String part(Map<String, Object> content) {
        try {
            return Base64.getUrlEncoder().withoutPadding().encodeToString(JSON.writeValueAsBytes(content));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a token's part is no JSON", e);
        }
    }

    private String signature(String unsigned) {
        try {
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(keys.getPrivate());
            signature.update(unsigned.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot sign a token", e);
        }
    }
}
