package vn.motcua.signing.xml.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A reference of a signature, taken apart: what it refers to, how that is brought into the form that is hashed, and the
 * digest.
 *
 * @param uri what it refers to, null without the attribute
 * @param type what it says to refer to, empty without the attribute
 * @param way how the octets come about, null if by transforms that {@link XmlTransforms} has to run
 * @param digest the digest algorithm as the JDK names it, null if it is not known
 * @param value the digest
 * @param transforms the transforms as they stand there
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record XmlReferenceForm(
        @Nullable String uri,
        String type,
        @Nullable Way way,
        @Nullable String digest,
        byte[] value,
        List<XmlNode> transforms) {

    /** Takes the list. */
    public XmlReferenceForm {
        transforms = List.copyOf(transforms);
    }

    private static final Pattern NO_SIGNATURES =
            Pattern.compile("not\\(\\s*ancestor-or-self::[\\w.-]+:Signature\\s*\\)");
    private static final Pattern ALL_SIGNATURES = Pattern.compile("/descendant::[\\w.-]+:Signature");
    private static final Pattern BY_POINTER = Pattern.compile("#xpointer\\(id\\((?:'([^']*)'|\"([^\"]*)\")\\)\\)");

    /**
     * How octets come about.
     *
     * @param enveloped whether the signature itself is left out
     * @param withoutSignatures whether all signatures are left out
     * @param form the canonical form, null where no transform names one
     * @param inclusive the prefixes an exclusive form treats like an inclusive one
     */
    public record Way(
            boolean enveloped,
            boolean withoutSignatures,
            @Nullable CanonicalForm form,
            List<String> inclusive) {

        /** Copies the list. */
        public Way {
            inclusive = List.copyOf(inclusive);
        }
    }

    /**
     * Takes a reference apart.
     *
     * @param reference the element
     * @return its form
     */
    public static XmlReferenceForm of(XmlNode reference) {
        List<XmlNode> transforms = reference
                .only(Xades.DS, "Transforms")
                .map(all -> all.children(Xades.DS, "Transform"))
                .orElse(List.of());
        return new XmlReferenceForm(
                reference.attribute("URI").orElse(null),
                reference.attribute("Type").orElse(""),
                way(transforms),
                reference
                        .only(Xades.DS, "DigestMethod")
                        .flatMap(method -> method.attribute("Algorithm"))
                        .flatMap(XmlAlgorithms::digest)
                        .orElse(null),
                reference.only(Xades.DS, "DigestValue").map(XmlOctets::of).orElse(new byte[0]),
                transforms);
    }

    private static @Nullable Way way(List<XmlNode> transforms) {
        boolean enveloped = false;
        boolean without = false;
        for (int i = 0; i < transforms.size(); i++) {
            XmlNode transform = transforms.get(i);
            String algorithm = transform.attribute("Algorithm").orElse("");
            Optional<CanonicalForm> form = CanonicalForm.of(algorithm);
            if (form.isPresent()) {
                return i == transforms.size() - 1
                        ? new Way(enveloped, without, form.get(), inclusive(transform))
                        : null;
            }
            boolean signatures = leavesOutSignatures(transform, algorithm);
            if (!signatures && !algorithm.equals(Xades.ENVELOPED)) {
                return null;
            }
            enveloped |= !signatures;
            without |= signatures;
        }
        return new Way(enveloped, without, null, List.of());
    }

    /** The prefix is one that is used for nothing else; that it stands for signatures is seen by whom it leaves out. */
    private static boolean leavesOutSignatures(XmlNode transform, String algorithm) {
        if (algorithm.equals(Xades.XPATH)) {
            return transform
                    .only(Xades.DS, "XPath")
                    .filter(expression ->
                            NO_SIGNATURES.matcher(expression.text()).matches())
                    .filter(XmlReferenceForm::bindsPrefix)
                    .isPresent();
        }
        return algorithm.equals(Xades.XPATH_FILTER)
                && transform.children().size() == 1
                && transform
                        .only(Xades.XPATH_FILTER, "XPath")
                        .filter(expression -> expression.attribute("Filter").equals(Optional.of("subtract")))
                        .filter(expression ->
                                ALL_SIGNATURES.matcher(expression.text()).matches())
                        .filter(XmlReferenceForm::bindsPrefix)
                        .isPresent();
    }

    private static boolean bindsPrefix(XmlNode expression) {
        String text = expression.text();
        String prefix = text.substring(text.indexOf("::") + 2, text.lastIndexOf(':'));
        return expression.namespace(prefix).equals(Optional.of(Xades.DS));
    }

    /**
     * Reads the prefixes that an exclusive form treats like an inclusive one.
     *
     * @param method the transform or the method that names the form
     * @return the prefixes, the empty one for the default
     */
    public static List<String> inclusive(XmlNode method) {
        List<String> prefixes = new ArrayList<>();
        method.only("http://www.w3.org/2001/10/xml-exc-c14n#", "InclusiveNamespaces")
                .flatMap(list -> list.attribute("PrefixList"))
                .map(list -> list.strip().split("\\s+"))
                .ifPresent(names -> {
                    for (String name : names) {
                        prefixes.add(name.equals("#default") ? "" : name);
                    }
                });
        return prefixes;
    }

    /**
     * Says whether it refers to the document.
     *
     * @return true if so
     */
    public boolean isDocument() {
        return "".equals(uri) || "#xpointer(/)".equals(uri);
    }

    /**
     * Says whether comments belong to what it refers to: a pointer selects them, a plain fragment does not.
     *
     * @return true if so
     */
    public boolean keepsComments() {
        return uri != null && uri.startsWith("#xpointer(");
    }

    /**
     * Tells to which element it refers.
     *
     * @return the identifier, or empty if it refers to no element of the document
     */
    public Optional<String> id() {
        if (uri == null || !uri.startsWith("#") || isDocument()) {
            return Optional.empty();
        }
        Matcher pointer = BY_POINTER.matcher(uri);
        if (pointer.matches()) {
            return Optional.of(pointer.group(1) == null ? pointer.group(2) : pointer.group(1));
        }
        return uri.indexOf('(') >= 0 ? Optional.empty() : Optional.of(uri.substring(1));
    }

    /**
     * Says whether it refers to something outside of the document.
     *
     * @return true if so
     */
    public boolean isExternal() {
        return uri != null && !uri.isEmpty() && !uri.startsWith("#");
    }
}
