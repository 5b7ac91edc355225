package vn.motcua.storage.pdfa;

import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * The metadata of a file as an XMP packet (ISO 16684-1) with the properties PDF/A-2 asks for.
 *
 * <p>Only properties of the schemas predefined by ISO 19005-2 are used, so none has to be declared. The packet is put
 * together from text because a serializer's layout differs between Java versions, and the file's bytes must not.
 */
final class XmpPacket {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx", Locale.ROOT);

    private final StringBuilder properties = new StringBuilder();

    private XmpPacket() {}

    static byte[] of(PdfaOptions options, OffsetDateTime time) {
        DocumentMetadata metadata = options.metadata();
        XmpPacket packet = new XmpPacket();
        packet.property("pdfaid:part", "2");
        packet.property("pdfaid:conformance", "B");
        packet.property("dc:format", "application/pdf");
        packet.listed("dc:title", "Alt", " xml:lang=\"x-default\"", metadata.title());
        packet.listed("dc:creator", "Seq", "", metadata.agency());
        packet.listed("dc:description", "Alt", " xml:lang=\"x-default\"", metadata.subject());
        packet.property("dc:identifier", metadata.identifier());
        packet.listed("dc:language", "Bag", "", options.language());
        packet.property("xmp:CreateDate", DATE.format(time));
        packet.property("xmp:ModifyDate", DATE.format(time));
        packet.property("xmp:MetadataDate", DATE.format(time));
        packet.property("xmp:CreatorTool", DocumentInformation.PROGRAM);
        packet.property("pdf:Producer", DocumentInformation.PROGRAM);
        return packet.framed().getBytes(StandardCharsets.UTF_8);
    }

    private String framed() {
        return """
                <?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
                <x:xmpmeta xmlns:x="adobe:ns:meta/">
                <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
                <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" \
                xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" \
                xmlns:xmp="http://ns.adobe.com/xap/1.0/">
                """ + properties + """
                </rdf:Description>
                </rdf:RDF>
                </x:xmpmeta>
                <?xpacket end="w"?>
                """;
    }

    private void property(String name, String value) {
        if (!value.isEmpty()) {
            element(name, escaped(value));
        }
    }

    private void listed(String name, String kind, String attribute, String value) {
        if (!value.isEmpty()) {
            element(
                    name,
                    "<rdf:" + kind + "><rdf:li" + attribute + ">" + escaped(value) + "</rdf:li></rdf:" + kind + ">");
        }
    }

    private void element(String name, String content) {
        properties.append('<').append(name).append('>').append(content);
        properties.append("</").append(name).append(">\n");
    }

    private static String escaped(String value) {
        return value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
