package vn.motcua.signing.pdf;

import java.util.Optional;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;

/**
 * What a signature itself forbids to later changes: by its certification, and by the lock of its field
 * (ISO 32000-1, 12.8.2).
 *
 * @param certification what may change in the document, if the signature certifies it
 * @param permission what may change in the document by the lock of the field (ISO 32000-2, table 236)
 * @param lock the fields that are locked
 * @param newLock the lock a field must state that does not yet
 */
record SignatureTransforms(
        Optional<Certification> certification,
        Optional<Certification> permission,
        Optional<FieldLock> lock,
        Optional<COSDictionary> newLock) {

    static SignatureTransforms of(DocumentForm form, Optional<FormField> existing, SignatureRequest request) {
        PdfSignOptions options = request.options();
        Optional<Certification> certification = options.certification();
        Optional<SeedValue> seed = existing.flatMap(SeedValue::of);
        if (seed.isPresent()) {
            seed.get().require(request);
            certification = seed.get().certification(certification);
        }
        if (certification.isPresent()) {
            form.rules().requireUnsigned();
        }
        Optional<COSDictionary> stated =
                existing.flatMap(field -> Optional.ofNullable(field.dictionary().getCOSDictionary(FormField.LOCK)));
        if (stated.isEmpty()) {
            Optional<COSDictionary> added = options.lock().map(SignatureTransforms::statement);
            return new SignatureTransforms(certification, Optional.empty(), options.lock(), added);
        }
        FieldLock lock = SigningRules.lockOf(stated.get());
        if (options.lock().isPresent() && !options.lock().get().equals(lock)) {
            throw new InvalidInputException(
                    FailureCode.INVALID_VALUE,
                    "lock",
                    "another lock than the field has",
                    "the field's own lock or none");
        }
        int permission = stated.get().getInt(COSName.P, 0);
        return new SignatureTransforms(
                certification,
                permission == 0 ? Optional.empty() : Optional.of(Certification.of(permission)),
                Optional.of(lock),
                Optional.empty());
    }

    private static COSDictionary statement(FieldLock lock) {
        return parameters(lock, "SigFieldLock");
    }

    private static COSDictionary parameters(FieldLock lock, String type) {
        COSDictionary parameters = new COSDictionary();
        parameters.setItem(COSName.TYPE, COSName.getPDFName(type));
        parameters.setItem(SigningRules.ACTION, COSName.getPDFName(lock.action().word()));
        if (lock.action() != FieldLock.Action.ALL) {
            COSArray names = new COSArray();
            lock.fields().forEach(name -> names.add(new COSString(name)));
            parameters.setItem(COSName.FIELDS, names);
        }
        return parameters;
    }

    /** Adds the signature references to a signature dictionary. */
    void join(COSDictionary signature, COSDictionary catalog) {
        COSArray references = new COSArray();
        certification.or(() -> permission).ifPresent(allowed -> references.add(documentReference(allowed)));
        lock.ifPresent(fields -> references.add(fieldReference(fields, catalog)));
        if (references.size() > 0) {
            signature.setItem(COSName.REFERENCE, references);
        }
    }

    private static COSDictionary documentReference(Certification allowed) {
        COSDictionary parameters = new COSDictionary();
        parameters.setItem(COSName.TYPE, COSName.TRANSFORM_PARAMS);
        parameters.setInt(COSName.P, allowed.permission());
        return reference(COSName.DOCMDP, parameters);
    }

    private static COSDictionary fieldReference(FieldLock fields, COSDictionary catalog) {
        COSDictionary reference =
                reference(SigningRules.FIELD_MDP, parameters(fields, COSName.TRANSFORM_PARAMS.getName()));
        reference.setItem(COSName.getPDFName("Data"), IncrementBuilder.reference(catalog.getKey()));
        return reference;
    }

    private static COSDictionary reference(COSName method, COSDictionary parameters) {
        parameters.setItem(COSName.V, COSName.getPDFName("1.2"));
        COSDictionary reference = new COSDictionary();
        reference.setItem(COSName.TYPE, COSName.getPDFName("SigRef"));
        reference.setItem(COSName.TRANSFORM_METHOD, method);
        reference.setItem(COSName.TRANSFORM_PARAMS, parameters);
        return reference;
    }
}
