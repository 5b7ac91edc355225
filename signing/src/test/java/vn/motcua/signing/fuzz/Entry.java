package vn.motcua.signing.fuzz;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import vn.motcua.signing.pdf.ImageEntry;
import vn.motcua.signing.pdf.PdfEntry;
import vn.motcua.signing.pdf.PreparedEntry;
import vn.motcua.signing.token.driver.DriverEntry;
import vn.motcua.signing.trust.TrustEntries;
import vn.motcua.signing.validation.ValidationEntries;

/** Where bytes of others come in. */
@SuppressWarnings("ImmutableEnumChecker") // references to methods hold nothing
enum Entry {
    /** The signatures of a PDF, found. */
    PDF_SIGNATURES(Cost.FILE, Seeds::signedPdfs, ValidationEntries::pdfSignatures),
    /** A PDF about to be signed. */
    PDF_TO_SIGN(Cost.USUAL, Seeds::plainPdfs, PdfEntry::open),
    /** A CMS signature with the structures in it. */
    CMS_STRUCTURE(Cost.USUAL, Seeds::cms, ValidationEntries::signedData),
    /** The signatures of an XML document, verified whoever made them. */
    XML_SIGNATURES(Cost.FILE, Seeds::signedXml, ValidationEntries::xmlSignatures),
    /** A document in all canonical forms. */
    XML_CANONICAL(Cost.QUICK, Seeds::plainXml, MemoryEntries::canonical),
    /** A document about to be signed at a place. */
    XML_TO_SIGN(Cost.USUAL, Seeds::plainXml, FileEntries::xmlToSign),
    /** The way to a place in a document. */
    XML_PATH(Cost.QUICK, Seeds::xmlPaths, MemoryEntries::xmlPath),
    /** A container, opened and unpacked. */
    ASIC_FILES(Cost.USUAL, Seeds::containers, FileEntries::container),
    /** What a container says about its files. */
    ASIC_MANIFEST(Cost.QUICK, Seeds::manifests, ValidationEntries::manifest),
    /** A file of anchors. */
    CERTIFICATES(Cost.USUAL, Seeds::certificates, FileEntries::anchors),
    /** A revocation list, downloaded. */
    CRL(Cost.USUAL, Seeds::lists, TrustEntries::list),
    /** A responder's answer. */
    OCSP(Cost.USUAL, Seeds::responses, TrustEntries::response),
    /** A time-stamp that was kept. */
    TIMESTAMP(Cost.USUAL, Seeds::timestamps, MemoryEntries::timestamp),
    /** A trust pack, under a signature that holds. */
    TRUST_PACK(Cost.USUAL, Seeds::trustPacks, FileEntries::trustPack),
    /** The address of a key. */
    KEY_URI(Cost.QUICK, Seeds::keyUris, MemoryEntries::keyUri),
    /** A pending signature, under a check sum that fits. */
    PENDING(Cost.QUICK, Seeds::pending, MemoryEntries::pending),
    /** What a pending PDF signature says about the document. */
    PREPARED(Cost.QUICK, Seeds::prepared, PreparedEntry::open),
    /** A key file. */
    PKCS12(Cost.USUAL, Seeds::keyFiles, FileEntries::keyFile),
    /** The picture of a signature. */
    IMAGE(Cost.QUICK, Seeds::images, ImageEntry::open),
    /** The head of a driver's library. */
    DRIVER(Cost.QUICK, Seeds::drivers, DriverEntry::open),
    /** A signed PDF, judged. */
    PDF_JUDGED(Cost.WHOLE, Seeds::signedPdfs, FileEntries::judged),
    /** A CMS signature beside its content or around it, judged. */
    CMS_JUDGED(Cost.WHOLE, Seeds::cms, FileEntries::judgedBesideContent),
    /** A signed XML document, judged. */
    XML_JUDGED(Cost.WHOLE, Seeds::signedXml, FileEntries::judged),
    /** A container, judged. */
    ASIC_JUDGED(Cost.WHOLE, Seeds::containers, FileEntries::judged);

    /** How much there is to do for one input, and what share of the time follows from it. */
    enum Cost {
        /** A few steps in memory. */
        QUICK(Duration.ofSeconds(15)),
        /** A parser, certificates among what it parses, or a file. */
        USUAL(Duration.ofMinutes(1)),
        /** All of a file with signatures but for whom to trust. */
        FILE(Duration.ofSeconds(210)),
        /** Everything that is done to a file with signatures; only the long form has the time. */
        WHOLE(Duration.ofMinutes(5));

        private final Duration share;

        Cost(Duration share) {
            this.share = share;
        }

        /** The time of the long form, in which twenty minutes are shared by two processes at once. */
        Duration share() {
            return share;
        }
    }

    private final Cost cost;
    private final Maker maker;
    private final Opening opening;

    Entry(Cost cost, Maker maker, Opening opening) {
        this.cost = cost;
        this.maker = maker;
        this.opening = opening;
    }

    private interface Maker {
        Map<String, byte[]> make(Seeds seeds) throws Exception;
    }

    private interface Opening {
        Reading open(Bench bench) throws IOException;
    }

    Cost cost() {
        return cost;
    }

    /** One file per structure. */
    Map<String, byte[]> seeds(Seeds seeds) throws Exception {
        return maker.make(seeds);
    }

    Reading open(Bench bench) throws IOException {
        return opening.open(bench);
    }
}
