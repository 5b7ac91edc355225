package vn.motcua.signing.cms.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;

/** Elements in DER put together from encodings that are at hand, which keeps those as they are. */
public final class Der {

    static final int SEQUENCE = 0x30;
    static final int SET = 0x31;
    static final int FIRST = 0xa0;
    static final int SECOND = 0xa1;

    private static final int SHORT_FORM = 0x80;

    private Der() {}

    static byte[] element(int tag, byte[]... parts) {
        return element(tag, Arrays.asList(parts));
    }

    static byte[] element(int tag, Collection<byte[]> parts) {
        int length = parts.stream().mapToInt(part -> part.length).sum();
        List<byte[]> whole = new ArrayList<>(parts.size() + 1);
        whole.add(header(tag, length));
        whole.addAll(parts);
        return joined(whole);
    }

    static byte[] header(int tag, long length) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(tag);
        if (length < SHORT_FORM) {
            out.write((int) length);
        } else {
            byte[] digits = BigInteger.valueOf(length).toByteArray();
            int sign = digits[0] == 0 ? 1 : 0;
            out.write(SHORT_FORM | digits.length - sign);
            out.write(digits, sign, digits.length - sign);
        }
        return out.toByteArray();
    }

    static byte[] joined(Collection<byte[]> parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        parts.forEach(out::writeBytes);
        return out.toByteArray();
    }

    /** A set, its members in the order X.690, 11.6 asks for. */
    static byte[] set(int tag, Collection<byte[]> members) {
        List<byte[]> sorted = members.stream().sorted(Arrays::compareUnsigned).toList();
        return element(tag, sorted);
    }

    /**
     * Encodes a value.
     *
     * @param value the value
     * @return its DER
     */
    public static byte[] of(ASN1Encodable value) {
        try {
            return value.toASN1Primitive().getEncoded(ASN1Encoding.DER);
        } catch (IOException e) {
            throw new UncheckedIOException("encoding in memory", e);
        }
    }

    /**
     * Adds encodings to those that are there, unless they are there already.
     *
     * @param present what is there, which stays first and in its order
     * @param added what is added
     * @return all of them
     */
    public static List<byte[]> more(List<byte[]> present, byte[]... added) {
        List<byte[]> all = new ArrayList<>(present);
        for (byte[] encoded : added) {
            if (all.stream().noneMatch(one -> Arrays.equals(one, encoded))) {
                all.add(encoded);
            }
        }
        return List.copyOf(all);
    }

    /** Encodes a value that was read as it stood there. */
    static byte[] asRead(ASN1Encodable value) {
        try {
            return value.toASN1Primitive().getEncoded();
        } catch (IOException e) {
            throw new UncheckedIOException("encoding in memory", e);
        }
    }
}
