package vn.motcua.signing.xml.internal;

import java.io.BufferedInputStream;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.XMLReader;
import org.xml.sax.ext.DefaultHandler2;
import org.xml.sax.ext.Locator2;

/**
 * Reads a document with the JDK's parser, whatever other parser is on the class path: no document type, no entities of
 * its own, no inclusions, nothing fetched.
 *
 * <p>The limits: 500 elements deep, 1000 attributes in a tag, names of 1000 characters, a tag, comment or instruction of
 * 1 MiB, 1000 namespaces declared at one place. Text may be of any length.
 */
public final class XmlReading {

    private static final int DEEPEST = 500;
    private static final int MOST_ATTRIBUTES = 1000;
    private static final int LONGEST_NAME = 1000;
    private static final int BUFFER = 1 << 16;

    private final XMLReader reader = reader();

    /** Prepares a parser, which may read several documents one after the other but belongs to one thread. */
    public XmlReading() {}

    /**
     * Reads a document from its first byte to its last. The stream stays open.
     *
     * @param in the document
     * @param listeners who is told of it, in order
     * @throws IOException if it cannot be read
     * @throws vn.motcua.failure.InvalidInputException if the document is refused
     */
    public void read(InputStream in, XmlEvents... listeners) throws IOException {
        BufferedInputStream buffered = new BufferedInputStream(in, BUFFER);
        Prolog.require(buffered);
        parse(buffered, listeners);
    }

    /**
     * Reads a document that may be in UTF-16 or declare an encoding of one byte for each character, as well. The places of
     * its tags are then not those in its bytes, so nothing can be put into it.
     *
     * @param in the document
     * @param listeners who is told of it, in order
     * @throws IOException if it cannot be read
     * @throws vn.motcua.failure.InvalidInputException if the document is refused
     */
    public void readTranscoded(InputStream in, XmlEvents... listeners) throws IOException {
        BufferedInputStream buffered = new BufferedInputStream(in, BUFFER);
        try {
            Optional<InputStream> transcoded = Transcoding.of(buffered);
            if (transcoded.isPresent()) {
                parse(transcoded.get(), listeners);
            } else {
                Prolog.require(buffered);
                parse(buffered, listeners);
            }
        } catch (CharacterCodingException e) {
            throw XmlRefusal.unreadable("its bytes are not those of the encoding it says", e);
        }
    }

    private void parse(InputStream in, XmlEvents... listeners) throws IOException {
        TagScanner scanner = new TagScanner(in);
        Handler handler = new Handler(scanner, List.of(listeners));
        try {
            reader.setContentHandler(handler);
            reader.setErrorHandler(handler);
            reader.setProperty("http://xml.org/sax/properties/lexical-handler", handler);
            reader.parse(new InputSource(scanner));
        } catch (SAXParseException e) {
            throw XmlRefusal.unreadable(
                    "it breaks the rules of XML in line " + e.getLineNumber() + ", column " + e.getColumnNumber(), e);
        } catch (SAXException | CharConversionException e) {
            throw XmlRefusal.unreadable("it breaks the rules of XML", e);
        }
    }

    private static XMLReader reader() {
        SAXParserFactory factory = SAXParserFactory.newDefaultNSInstance();
        try {
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
            factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
            factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
            factory.setXIncludeAware(false);
            XMLReader reader = factory.newSAXParser().getXMLReader();
            reader.setProperty("jdk.xml.elementAttributeLimit", Integer.toString(MOST_ATTRIBUTES));
            reader.setProperty("jdk.xml.maxXMLNameLimit", Integer.toString(LONGEST_NAME));
            reader.setProperty("jdk.xml.maxElementDepth", Integer.toString(DEEPEST));
            return reader;
        } catch (ParserConfigurationException | SAXException e) {
            throw new IllegalStateException("the JDK's parser has these features", e);
        }
    }

    /** Turns what the parser reports into events. */
    private static final class Handler extends DefaultHandler2 {

        private final TagScanner scanner;
        private final XmlEvents[] listeners;
        private final Namespaces scope = new Namespaces();
        private final List<String> declared = new ArrayList<>();
        private @Nullable Locator2 locator;
        private @Nullable StartTag open;
        private long elements;

        Handler(TagScanner scanner, List<XmlEvents> listeners) {
            this.scanner = scanner;
            this.listeners = listeners.toArray(XmlEvents[]::new);
        }

        @Override
        public void setDocumentLocator(Locator given) {
            locator = given instanceof Locator2 known ? known : null;
        }

        @Override
        public void startPrefixMapping(String prefix, String uri) {
            if (!prefix.equals("xml")) {
                declared.add(prefix);
                declared.add(uri);
            }
        }

        @Override
        public void startElement(String uri, String local, String qualified, Attributes attributes) {
            if (elements == 0) {
                requireVersion();
            }
            TagScanner.Place place = scanner.take();
            int depth = open == null ? 1 : open.depth() + 1;
            if (place.kind() == TagScanner.Kind.END || depth > DEEPEST) {
                throw XmlRefusal.unreadable("its tags cannot be told apart", null);
            }
            scope.open();
            for (int i = 0; i < declared.size(); i += 2) {
                scope.declare(declared.get(i), declared.get(i + 1));
            }
            declared.clear();
            boolean empty = place.kind() == TagScanner.Kind.EMPTY;
            StartTag tag = new StartTag(
                    new StartTag.Names(uri, local, qualified),
                    attributes,
                    scope,
                    new StartTag.Position(
                            open, ++elements, depth, new StartTag.Bytes(place.from(), place.to(), empty)));
            open = tag;
            for (XmlEvents listener : listeners) {
                listener.start(tag);
            }
        }

        private void requireVersion() {
            if (locator != null && "1.1".equals(locator.getXMLVersion())) {
                throw XmlRefusal.unreadable("it is XML 1.1, which has no canonical form", null);
            }
        }

        @Override
        public void endElement(String uri, String local, String qualified) {
            @Nullable StartTag tag = open;
            if (tag == null) {
                throw XmlRefusal.unreadable("its tags cannot be told apart", null);
            }
            long from = tag.from();
            long to = tag.to();
            if (!tag.empty()) {
                TagScanner.Place place = scanner.take();
                if (place.kind() != TagScanner.Kind.END) {
                    throw XmlRefusal.unreadable("its tags cannot be told apart", null);
                }
                from = place.from();
                to = place.to();
            }
            for (XmlEvents listener : listeners) {
                listener.end(tag, from, to);
            }
            scope.close();
            open = tag.parent().orElse(null);
        }

        @Override
        public void characters(char[] characters, int from, int length) {
            for (XmlEvents listener : listeners) {
                listener.text(characters, from, length);
            }
        }

        @Override
        public void ignorableWhitespace(char[] characters, int from, int length) {
            characters(characters, from, length);
        }

        @Override
        public void comment(char[] characters, int from, int length) {
            for (XmlEvents listener : listeners) {
                listener.comment(characters, from, length);
            }
        }

        @Override
        public void processingInstruction(String target, String data) {
            for (XmlEvents listener : listeners) {
                listener.instruction(target, data == null ? "" : data);
            }
        }

        @Override
        public void error(SAXParseException problem) throws SAXException {
            throw problem;
        }

        @Override
        public void fatalError(SAXParseException problem) throws SAXException {
            throw problem;
        }
    }

    /**
     * The beginning of a document, looked at before the parser does: the bytes of its tags must be those of ASCII, or
     * they could not be found.
     */
    private static final class Prolog {

        private static final int LONGEST = 256;
        private static final String ENCODINGS = "utf-8|us-ascii";

        private static final Pattern ENCODING = Pattern.compile("encoding\\s*=\\s*[\"']([^\"']*)[\"']");

        static void require(BufferedInputStream in) throws IOException {
            in.mark(LONGEST);
            byte[] start = in.readNBytes(LONGEST);
            in.reset();
            String text = new String(start, StandardCharsets.ISO_8859_1);
            if (text.startsWith("\u00ef\u00bb\u00bf")) {
                text = text.substring(3);
            }
            if (text.indexOf('\0') >= 0 || !text.matches("(?s)[\\s<].*")) {
                throw XmlRefusal.unreadable("it does not begin like XML in UTF-8", null);
            }
            if (text.startsWith("<?xml") && !encoding(text).matches(ENCODINGS)) {
                throw XmlRefusal.unreadable("its encoding is not one that is read; UTF-8 is", null);
            }
        }

        private static String encoding(String text) {
            int end = text.indexOf("?>");
            if (end < 0) {
                return "";
            }
            Matcher named = ENCODING.matcher(text.substring(0, end));
            return named.find() ? named.group(1).toLowerCase(Locale.ROOT) : "utf-8";
        }
    }
}
