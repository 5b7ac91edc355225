package vn.motcua.signing.validation;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSStream;
import org.jspecify.annotations.Nullable;

/**
 * A field of the form of one revision, or a widget of one. What its dictionary says of other objects is kept, so that a
 * field no revision touches is read once however many revisions follow.
 *
 * @param id its number, or else its name: what tells whether it is the same as in another revision
 * @param number its object's number, or -1 if it stands where it is used
 * @param parent what it takes from above
 * @param own what it says itself
 * @param state where its dictionary is read from
 * @param direct its dictionary if it stands where it is used
 */
record FormField(
        String id,
        long number,
        Inherited parent,
        Own own,
        RevisionState state,
        @Nullable COSDictionary direct) {

    /**
     * What a field has from the fields above it, and hands on.
     *
     * @param name the full name
     * @param type the type
     * @param value the value as it is referred to
     */
    record Inherited(
            String id,
            @Nullable String name,
            @Nullable COSName type,
            @Nullable COSBase value) {

        static final Inherited NOTHING = new Inherited("", null, null, null);
    }

    /**
     * What a dictionary says.
     *
     * @param name the partial name
     * @param type the type
     * @param kids the number of the array of fields below, -1 if there is none or it stands there
     * @param value the number of the value, -1 if there is none or it stands there
     * @param appearances the numbers of what it shows
     * @param whole whether all this stands in this one object, and no fields below it
     */
    record Own(
            @Nullable String name,
            @Nullable COSName type,
            long kids,
            long value,
            Set<Long> appearances,
            boolean whole) {

        Own {
            appearances = Set.copyOf(appearances);
        }

        static Own of(COSDictionary field) {
            Set<Long> shown = new HashSet<>();
            boolean whole = !field.containsKey(COSName.KIDS)
                    && !(field.getItem(COSName.T) instanceof COSObject)
                    && !(field.getItem(COSName.FT) instanceof COSObject)
                    && !(field.getItem(COSName.AP) instanceof COSObject)
                    && collect(field.getCOSDictionary(COSName.AP), shown, 0);
            return new Own(
                    field.getString(COSName.T),
                    field.getCOSName(COSName.FT),
                    RevisionState.numberOf(field.getItem(COSName.KIDS)),
                    RevisionState.numberOf(field.getItem(COSName.V)),
                    shown,
                    whole);
        }

        /** Returns false where an object between the field and the stream could be replaced by itself. */
        private static boolean collect(@Nullable COSDictionary holder, Set<Long> shown, int depth) {
            boolean whole = true;
            if (holder != null) {
                for (Map.Entry<COSName, COSBase> entry : holder.entrySet()) {
                    COSBase value = holder.getDictionaryObject(entry.getKey());
                    if (value instanceof COSStream) {
                        shown.add(RevisionState.numberOf(entry.getValue()));
                    } else if (value instanceof COSDictionary states && depth == 0) {
                        boolean inside = collect(states, shown, 1);
                        whole = whole && inside && !(entry.getValue() instanceof COSObject);
                    }
                }
            }
            return whole;
        }
    }

    @Nullable
    String name() {
        return own.name == null ? parent.name : parent.name == null ? own.name : parent.name + "." + own.name;
    }

    @Nullable
    COSName type() {
        return own.type == null ? parent.type : own.type;
    }

    /** The value as it is referred to. */
    @Nullable
    COSBase value() {
        COSBase item = dictionary().getItem(COSName.V);
        return item == null ? parent.value : item;
    }

    Inherited handedOn() {
        return new Inherited(id, name(), type(), value());
    }

    COSDictionary dictionary() {
        if (direct != null) {
            return direct;
        }
        return state.object(number) instanceof COSDictionary read ? read : new COSDictionary();
    }

    boolean isSignature() {
        return COSName.SIG.equals(type());
    }
}
