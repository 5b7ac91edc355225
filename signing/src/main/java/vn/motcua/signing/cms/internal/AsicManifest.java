package vn.motcua.signing.cms.internal;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import vn.motcua.signing.xml.internal.XmlAlgorithms;

/**
 * The manifest that a CMS signature in an ASiC-E container signs: the files and their digests (EN 319 162-1, A.4).
 *
 * @param signature the name of the signature
 * @param files the files, in order
 */
public record AsicManifest(String signature, List<Reference> files) {

    private static final String ASIC = "http://uri.etsi.org/02918/v1.2.1#";
    private static final String XMLDSIG = "http://www.w3.org/2000/09/xmldsig#";
    private static final int MOST_FILES = 100_000;

    /** Copies the list. */
    public AsicManifest {
        files = List.copyOf(files);
    }

    /**
     * A file that is signed.
     *
     * @param name its name in the container
     * @param digestName the digest, empty for one that is not taken
     * @param digest its digest
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Reference(String name, String digestName, byte[] digest) {}

    /**
     * Writes the manifest.
     *
     * @return XML in UTF-8
     */
    public byte[] written() {
        StringBuilder text = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n")
                .append("<asic:ASiCManifest xmlns:asic=\"")
                .append(ASIC)
                .append("\" xmlns:ds=\"")
                .append(XMLDSIG)
                .append("\"><asic:SigReference URI=\"")
                .append(uri(signature))
                .append("\" MimeType=\"application/pkcs7-signature\"/>");
        for (Reference file : files) {
            text.append("<asic:DataObjectReference URI=\"")
                    .append(uri(file.name()))
                    .append("\"><ds:DigestMethod Algorithm=\"")
                    .append(XmlAlgorithms.identifier(file.digestName()))
                    .append("\"/><ds:DigestValue>")
                    .append(Base64.getEncoder().encodeToString(file.digest()))
                    .append("</ds:DigestValue></asic:DataObjectReference>");
        }
        return text.append("</asic:ASiCManifest>").toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Everything but letters, digits and a few signs is written by its octets (RFC 3986, 2.1). */
    private static String uri(String name) {
        StringBuilder text = new StringBuilder();
        for (byte octet : name.getBytes(StandardCharsets.UTF_8)) {
            int value = octet & 0xff;
            boolean plain = (value >= 'a' && value <= 'z')
                    || (value >= 'A' && value <= 'Z')
                    || (value >= '0' && value <= '9')
                    || "-._~/".indexOf(value) >= 0;
            if (plain) {
                text.append((char) value);
            } else {
                text.append('%').append(Character.forDigit(value >> 4, 16)).append(Character.forDigit(value & 15, 16));
            }
        }
        return text.toString();
    }

    /**
     * Reads a manifest.
     *
     * @param xml the bytes
     * @return the manifest, or empty if it is none
     */
    public static Optional<AsicManifest> read(byte[] xml) {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        try {
            return new Reading(factory.createXMLStreamReader(new ByteArrayInputStream(xml))).manifest();
        } catch (XMLStreamException | RuntimeException e) {
            return Optional.empty();
        }
    }

    /** A manifest while it is read; elements are looked at wherever they stand in it. */
    private static final class Reading {

        private final XMLStreamReader reader;
        private final List<Reference> files = new ArrayList<>();
        private @Nullable String signature;
        private @Nullable String name;
        private String digestName = "";

        Reading(XMLStreamReader reader) {
            this.reader = reader;
        }

        Optional<AsicManifest> manifest() throws XMLStreamException {
            reader.nextTag();
            if (!is(ASIC, "ASiCManifest")) {
                return Optional.empty();
            }
            while (reader.hasNext()) {
                int event = reader.next();
                if (event == XMLStreamConstants.DTD || files.size() > MOST_FILES) {
                    return Optional.empty();
                }
                if (event == XMLStreamConstants.START_ELEMENT) {
                    take();
                }
            }
            return signature == null ? Optional.empty() : Optional.of(new AsicManifest(signature, files));
        }

        private void take() throws XMLStreamException {
            if (is(ASIC, "SigReference")) {
                signature = name(attribute("URI"));
            } else if (is(ASIC, "DataObjectReference")) {
                name = name(attribute("URI"));
                digestName = "";
            } else if (is(XMLDSIG, "DigestMethod")) {
                digestName = XmlAlgorithms.digest(attribute("Algorithm")).orElse("");
            } else if (is(XMLDSIG, "DigestValue") && name != null) {
                byte[] digest = Base64.getMimeDecoder().decode(reader.getElementText());
                files.add(new Reference(name, digestName, digest));
                name = null;
            }
        }

        private boolean is(String namespace, String local) {
            return namespace.equals(reader.getNamespaceURI()) && local.equals(reader.getLocalName());
        }

        private String attribute(String local) throws XMLStreamException {
            String value = reader.getAttributeValue(null, local);
            if (value == null) {
                throw new XMLStreamException("an attribute is missing");
            }
            return value;
        }

        private static String name(String uri) {
            byte[] octets = uri.getBytes(StandardCharsets.UTF_8);
            byte[] plain = new byte[octets.length];
            int length = 0;
            for (int i = 0; i < octets.length; i++) {
                if (octets[i] == '%' && i + 2 < octets.length) {
                    plain[length++] = (byte) Integer.parseInt(uri(octets, i), 16);
                    i += 2;
                } else {
                    plain[length++] = octets[i];
                }
            }
            String decoded = new String(plain, 0, length, StandardCharsets.UTF_8);
            return decoded.startsWith("/") ? decoded.substring(1) : decoded;
        }

        private static String uri(byte[] octets, int at) {
            return new String(octets, at + 1, 2, StandardCharsets.US_ASCII);
        }
    }
}
