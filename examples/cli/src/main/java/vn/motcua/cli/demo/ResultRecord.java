package vn.motcua.cli.demo;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.OffsetDateTime;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;
import vn.motcua.calendar.VietnamTime;
import vn.motcua.dossier.Dossier;
import vn.motcua.signing.SigningKey;
import vn.motcua.signing.validation.SignedPart;
import vn.motcua.signing.validation.ValidationReport;
import vn.motcua.signing.xml.XmlPath;
import vn.motcua.signing.xml.XmlReference;
import vn.motcua.signing.xml.XmlSignOptions;
import vn.motcua.signing.xml.XmlSigner;

/**
 * The record of a dossier's result as portals take it: XML that names the result's file by its digest, signed by the
 * agency. The signature covers the data and stands beside it, as in the invoices of the tax authority.
 */
final class ResultRecord {

    private static final String DATA = "ket-qua";
    private static final XmlPath PLACE = XmlPath.of("/KetQuaHoSo/ChuKySo");

    private static final String RESULT_FILE = "TepKetQua";
    private static final SignedPart SIGNED = new SignedPart(SignedPart.Kind.ELEMENT, "/KetQuaHoSo/DuLieu", "#" + DATA);

    private ResultRecord() {}

    static void sign(Dossier dossier, Folder folder, SigningKey agency, Clock clock) throws IOException {
        Path draft = Files.createTempFile(folder.root(), ".ket-qua", ".xml");
        try {
            write(dossier, folder.result(), VietnamTime.at(clock.instant()).toOffsetDateTime(), draft);
            XmlSigner.sign(
                    draft,
                    folder.record(),
                    agency,
                    XmlSignOptions.defaults()
                            .withReferences(XmlReference.element(DATA))
                            .withPlace(PLACE)
                            .withClock(clock));
        } finally {
            Files.delete(draft);
        }
    }

    /** Whether what the one signature covers names the file by this digest. */
    static boolean isSignedOver(Path record, ValidationReport report, String sha256) throws IOException {
        boolean isCovered = report.signatures().size() == 1
                && report.signatures().get(0).signedParts().contains(SIGNED);
        return isCovered && sha256.equals(namedDigest(record));
    }

    private static String namedDigest(Path record) throws IOException {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        try (InputStream in = Files.newInputStream(record)) {
            XMLStreamReader xml = factory.createXMLStreamReader(in);
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT
                        && xml.getLocalName().equals(RESULT_FILE)) {
                    return String.valueOf(xml.getAttributeValue(null, "Sha256"));
                }
            }
            return "";
        } catch (XMLStreamException e) {
            throw new IOException("the record cannot be read", e);
        }
    }

    private static void write(Dossier dossier, Path result, OffsetDateTime at, Path file) throws IOException {
        try (Writer text = new BufferedWriter(Files.newBufferedWriter(file))) {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("KetQuaHoSo");
            xml.writeStartElement("DuLieu");
            xml.writeAttribute("Id", DATA);
            element(xml, "MaHoSo", dossier.code().toString());
            element(xml, "MaThuTuc", dossier.procedure().code().toString());
            element(xml, "TenThuTuc", dossier.procedure().name());
            element(xml, "CoQuan", DemoSigners.AGENCY);
            element(xml, "NgayTra", at.toString());
            xml.writeEmptyElement(RESULT_FILE);
            xml.writeAttribute("Ten", String.valueOf(result.getFileName()));
            xml.writeAttribute("Sha256", Folder.sha256(result));
            xml.writeEndElement();
            xml.writeEmptyElement("ChuKySo");
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IOException("the record cannot be written", e);
        }
    }

    private static void element(XMLStreamWriter xml, String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }
}
