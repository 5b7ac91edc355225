package vn.motcua.signing.xml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.xml.security.Init;
import org.apache.xml.security.c14n.Canonicalizer;
import org.apache.xml.security.signature.XMLSignature;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** xmlsec1 and Santuario as judges of what we wrote. */
final class Judges {

    private static final String DS = "http://www.w3.org/2000/09/xmldsig#";

    static {
        Init.init();
    }

    private Judges() {}

    /** The time of the processor that this thread took, in nanoseconds: others may keep it waiting. */
    static long spent() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    /** Every signature verifies by both; says how many there are. */
    static int requireValid(Path signed) throws Exception {
        int signatures = santuario(signed);
        for (int i = 1; i <= signatures; i++) {
            String said = xmlsec(signed, "--node-xpath", "(//*[local-name()='Signature'])[" + i + "]");
            assertThat(said).startsWith("OK");
        }
        return signatures;
    }

    /** Every signature verifies by Santuario, over the identifiers {@code Id} and {@code xml:id}; says how many. */
    static int santuario(Path signed) throws Exception {
        Document document = parse(signed);
        NodeList all = document.getElementsByTagName("*");
        for (int i = 0; i < all.getLength(); i++) {
            Element element = (Element) all.item(i);
            if (element.hasAttribute("Id")) {
                element.setIdAttribute("Id", true);
            }
            if (element.hasAttribute("xml:id")) {
                element.setIdAttribute("xml:id", true);
            }
        }
        NodeList signatures = document.getElementsByTagNameNS(DS, "Signature");
        for (int i = 0; i < signatures.getLength(); i++) {
            XMLSignature signature = new XMLSignature(
                    (Element) signatures.item(i), signed.toUri().toString(), true);
            assertThat(signature.checkSignatureValue(signature.getKeyInfo().getX509Certificate()))
                    .as("signature %s", i)
                    .isTrue();
        }
        return signatures.getLength();
    }

    private static Document parse(Path file) throws Exception {
        try (InputStream in = Files.newInputStream(file)) {
            return DocumentBuilderFactory.newDefaultNSInstance()
                    .newDocumentBuilder()
                    .parse(in);
        }
    }

    /** The canonical form, or a text of its own for what is not well-formed. */
    static String canonical(byte[] document) {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            Canonicalizer.getInstance(Canonicalizer.ALGO_ID_C14N_OMIT_COMMENTS)
                    .canonicalizeSubtree(
                            DocumentBuilderFactory.newDefaultNSInstance()
                                    .newDocumentBuilder()
                                    .parse(new ByteArrayInputStream(document)),
                            out);
            return out.toString(StandardCharsets.UTF_8);
        } catch (Exception e) {
            return e.toString() + Arrays.hashCode(document);
        }
    }

    static void requireValidDetached(Path signature, Path content) throws IOException {
        assertThat(content.getParent()).isEqualTo(signature.getParent());
        assertThat(xmlsec(signature)).startsWith("OK");
    }

    static String xmlsec(Path signed, String... more) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                "xmlsec1",
                "--verify",
                "--insecure",
                "--id-attr:Id",
                "http://uri.etsi.org/01903/v1.3.2#:SignedProperties"));
        for (String element : List.of("DLHDon", "b", DS + ":Object", DS + ":SignatureValue")) {
            command.addAll(List.of("--id-attr:Id", element));
        }
        command.addAll(List.of(more));
        command.add(signed.toString());
        Process process = new ProcessBuilder(command)
                .directory(signed.getParent().toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return output;
    }
}
