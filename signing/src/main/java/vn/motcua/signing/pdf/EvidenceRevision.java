package vn.motcua.signing.pdf;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.jspecify.annotations.Nullable;
import vn.motcua.signing.internal.SecurityStore;
import vn.motcua.signing.trust.Evidence;

/**
 * A revision that adds evidence to the document security store (ISO 32000-2, 12.8.4.3; EN 319 142-1, 5.4.2). What is
 * there stays; nothing is written twice.
 *
 * @param bytes the revision
 * @param added how many streams are new
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and never leaves the package
record EvidenceRevision(byte[] bytes, int added) implements GrowingPdf.Revision {

    private static final COSName VRI = COSName.getPDFName("VRI");

    private static final Kind CERTIFICATE = new Kind(SecurityStore.CERTS, COSName.getPDFName("Cert"));
    private static final Kind ANSWER = new Kind(SecurityStore.OCSPS, COSName.getPDFName("OCSP"));
    private static final Kind LIST = new Kind(SecurityStore.CRLS, COSName.getPDFName("CRL"));

    /** The names of an entry in the store, and for one signature. */
    private record Kind(COSName all, COSName own) {}

    static EvidenceRevision make(
            SourcePdf source, Map<SealedPart, List<Evidence>> evidence, SignatureReservation reservation)
            throws IOException {
        COSDictionary catalog = source.catalog();
        @Nullable COSDictionary present = catalog.getCOSDictionary(SecurityStore.DSS);
        COSDictionary store = present == null ? new COSDictionary() : new COSDictionary(present);
        IncrementBuilder increment = new IncrementBuilder(source);
        Adding adding = new Adding(increment, SecurityStore.of(catalog), store, new LinkedHashMap<>());
        @Nullable COSDictionary known = store.getCOSDictionary(VRI);
        COSDictionary related = known == null ? new COSDictionary() : new COSDictionary(known);
        for (Map.Entry<SealedPart, List<Evidence>> entry : evidence.entrySet()) {
            related.setItem(name(entry.getKey()), adding.related(entry.getValue()));
        }
        store.setItem(VRI, related);
        if (present != null && present.getKey() != null) {
            increment.replace(present.getKey(), store);
        } else {
            increment.add(store);
            COSDictionary changed = new COSDictionary(catalog);
            changed.setItem(SecurityStore.DSS, store);
            increment.replace(catalog.getKey(), changed);
        }
        return new EvidenceRevision(increment.finish(reservation), adding.made.size());
    }

    /** SHA-1 names the signature here and protects nothing (EN 319 142-1, 5.4.2.3). */
    private static COSName name(SealedPart part) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1").digest(part.contents());
            return COSName.getPDFName(HexFormat.of().withUpperCase().formatHex(digest));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }

    /** The store while it grows. */
    private record Adding(
            IncrementBuilder increment,
            SecurityStore before,
            COSDictionary store,
            Map<Kind, Map<ByteBuffer, COSBase>> known,
            List<COSStream> made) {

        Adding(
                IncrementBuilder increment,
                SecurityStore before,
                COSDictionary store,
                Map<Kind, Map<ByteBuffer, COSBase>> known) {
            this(increment, before, store, known, new ArrayList<>());
        }

        COSDictionary related(List<Evidence> evidence) throws IOException {
            COSDictionary related = new COSDictionary();
            for (Evidence gathered : evidence) {
                for (X509Certificate certificate : gathered.certificates()) {
                    relate(related, CERTIFICATE, der(certificate));
                }
                for (byte[] answer : gathered.ocspResponses()) {
                    relate(related, ANSWER, answer);
                }
                for (byte[] list : gathered.crls()) {
                    relate(related, LIST, list);
                }
            }
            return related;
        }

        private void relate(COSDictionary related, Kind kind, byte[] der) throws IOException {
            COSBase stream = stream(kind, der);
            COSArray own = SourcePdf.items(related.getCOSArray(kind.own()));
            for (int i = 0; i < own.size(); i++) {
                if (own.get(i).equals(stream)) {
                    return;
                }
            }
            own.add(stream);
            related.setItem(kind.own(), own);
        }

        private COSBase stream(Kind kind, byte[] der) throws IOException {
            Map<ByteBuffer, COSBase> streams = known(kind);
            @Nullable COSBase present = streams.get(ByteBuffer.wrap(der));
            if (present != null) {
                return present;
            }
            COSStream stream = new COSStream();
            try (OutputStream out = stream.createOutputStream(COSName.FLATE_DECODE)) {
                out.write(der);
            }
            increment.add(stream);
            made.add(stream);
            streams.put(ByteBuffer.wrap(der), stream);
            COSArray all = SourcePdf.items(store.getCOSArray(kind.all()));
            all.add(stream);
            store.setItem(kind.all(), all);
            return stream;
        }

        private Map<ByteBuffer, COSBase> known(Kind kind) throws IOException {
            @Nullable Map<ByteBuffer, COSBase> streams = known.get(kind);
            if (streams == null) {
                streams = new LinkedHashMap<>();
                for (Map.Entry<COSBase, byte[]> entry :
                        before.contents(kind.all()).entrySet()) {
                    streams.putIfAbsent(ByteBuffer.wrap(entry.getValue()), entry.getKey());
                }
                known.put(kind, streams);
            }
            return streams;
        }

        private static byte[] der(X509Certificate certificate) {
            try {
                return certificate.getEncoded();
            } catch (CertificateEncodingException e) {
                throw new IllegalStateException("a certificate that was read has an encoding", e);
            }
        }
    }
}
