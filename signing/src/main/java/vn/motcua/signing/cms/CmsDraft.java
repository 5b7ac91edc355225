package vn.motcua.signing.cms;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.ResourceException;
import vn.motcua.signing.cms.internal.CmsFile;
import vn.motcua.signing.cms.internal.CmsLayout;
import vn.motcua.signing.internal.DraftFile;

/** Signed data while they are written: around content that streams through, or without any. */
final class CmsDraft {

    private static final int VERSION = 1;

    private final DraftFile draft;
    private final List<byte[]> digests;
    private long promised;

    CmsDraft(DraftFile draft, List<byte[]> digests) {
        this.draft = draft;
        this.digests = List.copyOf(digests);
    }

    void beginContent(long length) {
        promised = length;
        append(CmsLayout.head(VERSION, digests));
        append(CmsLayout.beforeContent(length));
    }

    void content(ByteBuffer block) {
        draft.append(block.duplicate());
    }

    void endContent(long length) {
        if (length != promised) {
            throw new ResourceException(
                    FailureCode.FILE_UNREADABLE, "signing a file", "the file changed while it was read", null);
        }
        append(CmsLayout.afterContent());
    }

    /** Copies the structure around the content of signed data as it stands there. */
    void copyContent(CmsFile from) {
        append(CmsLayout.head(VERSION, digests));
        from.contentInfo(this::content);
    }

    /** Writes what follows the content; the version, which stands before it, depends on that. */
    void complete(ASN1ObjectIdentifier contentType, CmsFile.Parts parts) {
        append(CmsLayout.tail(parts));
        byte[] version = {(byte) CmsLayout.version(contentType, parts)};
        try {
            draft.channel().write(ByteBuffer.wrap(version), CmsLayout.versionOffset(digests));
        } catch (IOException e) {
            throw new ResourceException(
                    FailureCode.OUTPUT_NOT_WRITABLE, "writing a signature", "the file cannot be written", e);
        }
    }

    /** Writes signed data without content. */
    void detached(ASN1ObjectIdentifier contentType, CmsFile.Parts parts) {
        append(CmsLayout.detached(contentType, parts));
    }

    void write(CmsPackaging packaging, CmsFile.Parts parts) {
        if (packaging == CmsPackaging.ATTACHED) {
            complete(CMSObjectIdentifiers.data, parts);
        } else {
            detached(CMSObjectIdentifiers.data, parts);
        }
    }

    private void append(byte[] bytes) {
        draft.append(ByteBuffer.wrap(bytes));
    }
}
