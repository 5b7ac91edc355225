package vn.motcua.signing.pdf;

import org.apache.pdfbox.cos.COSObjectKey;

/** The objects of a signature: its field, its dictionary, and what is shown. */
record SignedObjects(COSObjectKey field, COSObjectKey signature, ShownSignature shown) {}
