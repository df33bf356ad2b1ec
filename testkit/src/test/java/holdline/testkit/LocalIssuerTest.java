package holdline.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalIssuerTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @TempDir
    Path directory;

    @Test
    void signsTenantsAndRolesSoThatThePublicKeyVerifiesThem() throws Exception {
        // Given
        var issuer = LocalIssuer.generated(InstantSource.fixed(NOON));

        // When
        var token = issuer.token("mei", List.of("lanting"), List.of("viewer"), Duration.ofHours(1));

        // Then
        var parts = token.split("\\.", -1);
        var verifier = Signature.getInstance("SHA256withRSA");
        verifier.initVerify(KeyFactory.getInstance("RSA")
                .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(issuer.publicKey()))));
        verifier.update((parts[0] + "." + parts[1]).getBytes(UTF_8));
        assertThat(verifier.verify(Base64.getUrlDecoder().decode(parts[2]))).isTrue();
        JsonNode claims = new ObjectMapper().readTree(Base64.getUrlDecoder().decode(parts[1]));
        assertThat(claims.path("iss").asText()).isEqualTo("holdline-local");
        assertThat(claims.path("upn").asText()).isEqualTo("mei");
        assertThat(claims.path("tenants").path(0).asText()).isEqualTo("lanting");
        assertThat(claims.path("groups").path(0).asText()).isEqualTo("viewer");
        assertThat(claims.path("exp").asLong())
                .isEqualTo(NOON.plus(Duration.ofHours(1)).getEpochSecond());
    }

    @Test
    void findsItsKeyAgainAndKeepsItFromOthers() throws Exception {
        // Given
        var first = LocalIssuer.in(directory, InstantSource.system());

        // When
        var second = LocalIssuer.in(directory, InstantSource.system());

        // Then
        assertThat(second.publicKey()).isEqualTo(first.publicKey());
        assertThat(Files.getPosixFilePermissions(directory.resolve("issuer-key.pkcs8")))
                .containsExactlyInAnyOrder(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    }
}
