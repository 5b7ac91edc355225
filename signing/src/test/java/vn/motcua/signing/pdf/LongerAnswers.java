package vn.motcua.signing.pdf;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.util.CollectionStore;
import vn.motcua.sandbox.TestKeyType;
import vn.motcua.sandbox.TestPki;
import vn.motcua.sandbox.TestSubject;

/** A time-stamp authority that passes questions on, and puts more certificates into the answers, which nobody signs. */
final class LongerAnswers implements AutoCloseable {

    private final HttpServer server;
    private final List<X509CertificateHolder> padding = new ArrayList<>();
    private int answered;

    /** A function from the number of the answer, from 1 on, to how many certificates it gets beside its own. */
    LongerAnswers(URI authority, TestPki pki, IntUnaryOperator more) throws Exception {
        for (int i = 0; i < 3; i++) {
            padding.add(new JcaX509CertificateHolder(
                    pki.issue(TestSubject.of("Chứng thư thừa " + i, "Mẫu").withKeyType(TestKeyType.EC_P256))
                            .certificate()));
        }
        HttpClient client = HttpClient.newHttpClient();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] question = exchange.getRequestBody().readAllBytes();
            HttpRequest request = HttpRequest.newBuilder(authority)
                    .header("Content-Type", "application/timestamp-query")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(question))
                    .build();
            try {
                byte[] answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray())
                        .body();
                byte[] longer = with(answer, more.applyAsInt(++answered));
                exchange.getResponseHeaders().add("Content-Type", "application/timestamp-reply");
                exchange.sendResponseHeaders(200, longer.length);
                exchange.getResponseBody().write(longer);
            } catch (Exception e) {
                throw new IOException(e);
            } finally {
                exchange.close();
            }
        });
        server.start();
    }

    private byte[] with(byte[] answer, int certificates) throws Exception {
        ASN1Sequence response = ASN1Sequence.getInstance(answer);
        CMSSignedData token = new CMSSignedData(ContentInfo.getInstance(response.getObjectAt(1)));
        List<X509CertificateHolder> all =
                new ArrayList<>(token.getCertificates().getMatches(null));
        all.addAll(padding.subList(0, certificates));
        CMSSignedData longer = CMSSignedData.replaceCertificatesAndCRLs(
                token, new CollectionStore<>(all), token.getAttributeCertificates(), token.getCRLs());
        ASN1EncodableVector parts = new ASN1EncodableVector();
        parts.add(response.getObjectAt(0));
        parts.add(longer.toASN1Structure());
        return new DERSequence(parts).getEncoded();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    int answered() {
        return answered;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
