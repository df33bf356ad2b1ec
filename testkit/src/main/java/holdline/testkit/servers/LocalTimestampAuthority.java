package holdline.testkit.servers;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponseGenerator;
import org.bouncycastle.tsp.TimeStampTokenGenerator;

/**
 * An RFC 3161 time-stamping authority on 127.0.0.1 with a key of its own: real requests in, real signed tokens out.
 * What it attests is worth something to tests alone, because nobody trusts its certificate.
 */
public final class LocalTimestampAuthority implements AutoCloseable {

    private static final String ALGORITHM = "SHA256withECDSA";
    private static final ASN1ObjectIdentifier POLICY = new ASN1ObjectIdentifier("1.3.6.1.4.1.55555.1");
    private static final int LARGEST_REQUEST = 16 * 1024;

    private final InstantSource clock = InstantSource.system();
    private final KeyPair key;
    private final X509Certificate certificate;
    private final HttpServer server;
    private final AtomicLong serial = new AtomicLong();
    private final AtomicInteger asked = new AtomicInteger();
    private volatile Mood mood = Mood.HONEST;

    /** How it answers. */
    public enum Mood {
        /** As the RFC says. */
        HONEST,
        /** With status 503. */
        DOWN,
        /** With a refusal inside a proper response. */
        REFUSING,
        /** With a token over another hash than it was asked about. */
        CONFUSED
    }

    private LocalTimestampAuthority() throws GeneralSecurityException, OperatorCreationException, IOException {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(256);
        this.key = generator.generateKeyPair();
        this.certificate = issued();
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    /** Starts one on a free port. */
    public static LocalTimestampAuthority start() {
        try {
            return new LocalTimestampAuthority();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException("cannot make a time-stamping key", e);
        }
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/tsa");
    }

    /** What its tokens verify with. */
    public X509Certificate certificate() {
        return certificate;
    }

    public void be(Mood mood) {
        this.mood = mood;
    }

    /** How often it was asked. */
    public int asked() {
        return asked.get();
    }

    private X509Certificate issued() throws OperatorCreationException, GeneralSecurityException, IOException {
        var name = new X500Name("CN=Holdline test time-stamping authority");
        var now = clock.instant();
        var builder = new JcaX509v3CertificateBuilder(
                name,
                BigInteger.ONE,
                Date.from(now.minus(Duration.ofDays(1))),
                Date.from(now.plus(Duration.ofDays(1))),
                name,
                key.getPublic());
        builder.addExtension(Extension.extendedKeyUsage, true, new ExtendedKeyUsage(KeyPurposeId.id_kp_timeStamping));
        return new JcaX509CertificateConverter()
                .getCertificate(builder.build(new JcaContentSignerBuilder(ALGORITHM).build(key.getPrivate())));
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            asked.incrementAndGet();
            if (mood == Mood.DOWN) {
                exchange.sendResponseHeaders(503, -1);
                return;
            }
            var response = respond(exchange.getRequestBody().readNBytes(LARGEST_REQUEST));
            exchange.getResponseHeaders().set("Content-Type", "application/timestamp-reply");
            exchange.sendResponseHeaders(200, response.length);
            exchange.getResponseBody().write(response);
        } catch (TSPException | OperatorCreationException | GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    private byte[] respond(byte[] encoded)
            throws IOException, TSPException, OperatorCreationException, GeneralSecurityException {
        var request = new TimeStampRequest(encoded);
        var digests = new JcaDigestCalculatorProviderBuilder().build();
        var tokens = new TimeStampTokenGenerator(
                new JcaSimpleSignerInfoGeneratorBuilder().build(ALGORITHM, key.getPrivate(), certificate),
                digests.get(new AlgorithmIdentifier(TSPAlgorithms.SHA256)),
                POLICY);
        tokens.addCertificates(new JcaCertStore(List.of(certificate)));
        var responses = new TimeStampResponseGenerator(tokens, TSPAlgorithms.ALLOWED);
        var number = BigInteger.valueOf(serial.incrementAndGet());
        var now = Date.from(clock.instant());
        return switch (mood) {
            case HONEST, DOWN ->
                responses.generateGrantedResponse(request, number, now).getEncoded();
            case REFUSING ->
                responses
                        .generateRejectedResponse(new TSPException("not today"))
                        .getEncoded();
            case CONFUSED -> {
                var other = new TimeStampRequestGenerator();
                other.setCertReq(true);
                yield responses
                        .generateGrantedResponse(
                                other.generate(TSPAlgorithms.SHA256, new byte[32], request.getNonce()), number, now)
                        .getEncoded();
            }
        };
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
