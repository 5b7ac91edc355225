package vn.motcua.signing.internal;

import java.io.IOException;
import java.io.InputStream;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.jspecify.annotations.Nullable;

/**
 * The document security store of a PDF: certificates, revocation lists and answers of responders (ISO 32000-2, 12.8.4.3;
 * EN 319 142-1, 5.4.2). Read as it stands; nothing in it is verified here.
 */
public final class SecurityStore {

    /** The entry of the catalog. */
    public static final COSName DSS = COSName.getPDFName("DSS");

    /** The certificates in the store. */
    public static final COSName CERTS = COSName.getPDFName("Certs");

    /** The answers of responders in the store. */
    public static final COSName OCSPS = COSName.getPDFName("OCSPs");

    /** The revocation lists in the store. */
    public static final COSName CRLS = COSName.getPDFName("CRLs");

    /** Some tools name what a signature needs beside it only, and not in the store as a whole. */
    private static final COSName VRI = COSName.getPDFName("VRI");

    private static final Map<COSName, COSName> RELATED = Map.of(
            CERTS, COSName.getPDFName("Cert"), OCSPS, COSName.getPDFName("OCSP"), CRLS, COSName.getPDFName("CRL"));

    private static final int MOST_STREAMS = 5000;
    private static final int LONGEST_STREAM = 64 << 20;

    private final @Nullable COSDictionary dictionary;
    private final AnsweredCertificates answers = new AnsweredCertificates();

    private SecurityStore(@Nullable COSDictionary dictionary) {
        this.dictionary = dictionary;
    }

    /**
     * Reads the store of a document.
     *
     * @param catalog the document's catalog
     * @return the store, empty if there is none
     * @throws IOException if a stream of it cannot be read
     */
    public static SecurityStore of(COSDictionary catalog) throws IOException {
        SecurityStore store = new SecurityStore(catalog.getCOSDictionary(DSS));
        for (byte[] answer : store.contents(OCSPS).values()) {
            store.answers.takeResponse(answer);
        }
        for (byte[] list : store.contents(CRLS).values()) {
            store.answers.takeList(list);
        }
        return store;
    }

    /**
     * Returns the decoded streams of an entry.
     *
     * @param entry {@link #CERTS}, {@link #OCSPS} or {@link #CRLS}
     * @return what each stands for in the file, and its bytes
     * @throws IOException if a stream cannot be read
     */
    public Map<COSBase, byte[]> contents(COSName entry) throws IOException {
        Map<COSBase, byte[]> contents = new LinkedHashMap<>();
        if (dictionary != null) {
            take(dictionary.getCOSArray(entry), contents);
            @Nullable COSDictionary related = dictionary.getCOSDictionary(VRI);
            if (related != null) {
                for (COSName signature : related.keySet()) {
                    @Nullable COSDictionary own = related.getCOSDictionary(signature);
                    take(own == null ? null : own.getCOSArray(RELATED.getOrDefault(entry, entry)), contents);
                }
            }
        }
        return contents;
    }

    private static void take(@Nullable COSArray items, Map<COSBase, byte[]> contents) throws IOException {
        for (int i = 0; items != null && i < items.size() && contents.size() < MOST_STREAMS; i++) {
            if (!contents.containsKey(items.get(i)) && items.getObject(i) instanceof COSStream stream) {
                try (InputStream in = stream.createInputStream()) {
                    contents.put(items.get(i), in.readNBytes(LONGEST_STREAM));
                }
            }
        }
    }

    /**
     * Says whether there is an answer about each of some certificates: a responder's with its serial number, or a list
     * of its issuer. Self-signed certificates need none.
     *
     * @param certificates the certificates
     * @return true if none is without an answer, and the document has a store
     */
    public boolean answersFor(Collection<X509Certificate> certificates) {
        return dictionary != null && answers.answerFor(certificates);
    }
}
