package vn.motcua.signing.validation;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.LongConsumer;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNull;
import org.apache.pdfbox.cos.COSNumber;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSStream;
import org.jspecify.annotations.Nullable;

/**
 * Values of two revisions held against each other. References to the same number count as equal: what the number stands
 * for is compared where it is the number's turn.
 */
final class CosValues {

    private static final int DEEPEST = 100;
    private static final int BLOCK = 1 << 14;

    private CosValues() {}

    static boolean same(@Nullable COSBase one, @Nullable COSBase other) {
        return same(one, other, 0);
    }

    private static boolean same(@Nullable COSBase one, @Nullable COSBase other, int depth) {
        if (one instanceof COSObject left && other instanceof COSObject right) {
            return left.getKey().getNumber() == right.getKey().getNumber();
        }
        COSBase left = resolved(one);
        COSBase right = resolved(other);
        if (depth > DEEPEST) {
            return false;
        }
        if (left instanceof COSStream first && right instanceof COSStream second) {
            return sameEntries(first, second, depth) && sameBytes(first, second);
        }
        if (left instanceof COSStream || right instanceof COSStream) {
            return false;
        }
        if (left instanceof COSDictionary first && right instanceof COSDictionary second) {
            return sameEntries(first, second, depth);
        }
        if (left instanceof COSArray first && right instanceof COSArray second) {
            return sameItems(first, second, depth);
        }
        return left.equals(right)
                || (left instanceof COSNumber first
                        && right instanceof COSNumber second
                        && first.floatValue() == second.floatValue());
    }

    private static COSBase resolved(@Nullable COSBase value) {
        COSBase found = value instanceof COSObject object ? object.getObject() : value;
        return found == null ? COSNull.NULL : found;
    }

    private static boolean sameEntries(COSDictionary one, COSDictionary other, int depth) {
        return keys(one, other).stream().allMatch(key -> same(one.getItem(key), other.getItem(key), depth + 1));
    }

    private static boolean sameItems(COSArray one, COSArray other, int depth) {
        boolean same = one.size() == other.size();
        for (int i = 0; same && i < one.size(); i++) {
            same = same(one.get(i), other.get(i), depth + 1);
        }
        return same;
    }

    private static boolean sameBytes(COSStream one, COSStream other) {
        try (InputStream left = one.createRawInputStream();
                InputStream right = other.createRawInputStream()) {
            byte[] first = left.readNBytes(BLOCK);
            byte[] second = right.readNBytes(BLOCK);
            while (first.length > 0 && Arrays.equals(first, second)) {
                first = left.readNBytes(BLOCK);
                second = right.readNBytes(BLOCK);
            }
            return first.length == 0 && second.length == 0;
        } catch (IOException e) {
            return false;
        }
    }

    /** The keys of both. */
    static Set<COSName> keys(COSDictionary one, COSDictionary other) {
        Set<COSName> keys = new LinkedHashSet<>(one.keySet());
        keys.addAll(other.keySet());
        return keys;
    }

    /** The keys whose values differ. */
    static Set<COSName> differing(COSDictionary one, COSDictionary other) {
        Set<COSName> keys = keys(one, other);
        keys.removeIf(key -> same(one.getItem(key), other.getItem(key)));
        return keys;
    }

    /** Says whether all that one has the other has too. */
    static boolean extended(@Nullable COSDictionary one, @Nullable COSDictionary other) {
        return one == null
                || (other != null
                        && one.keySet().stream()
                                .allMatch(key -> same(one.getItem(key), other.getItem(key))
                                        || (one.getDictionaryObject(key) instanceof COSDictionary inner
                                                && !(inner instanceof COSStream)
                                                && other.getDictionaryObject(key) instanceof COSDictionary wider
                                                && extended(inner, wider))));
    }

    /** Names each reference in a value, without following any. */
    static void references(COSBase value, LongConsumer reader) {
        references(value, reader, 0);
    }

    private static void references(@Nullable COSBase value, LongConsumer reader, int depth) {
        if (value instanceof COSObject object) {
            reader.accept(object.getKey().getNumber());
        } else if (value instanceof COSDictionary dictionary && depth < DEEPEST) {
            dictionary.entrySet().forEach(entry -> references(entry.getValue(), reader, depth + 1));
        } else if (value instanceof COSArray array && depth < DEEPEST) {
            array.forEach(item -> references(item, reader, depth + 1));
        }
    }
}
