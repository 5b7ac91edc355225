package vn.motcua.signing.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.motcua.signing.validation.ForgedValues.SHA_256_INFO;
import static vn.motcua.signing.validation.ForgedValues.joined;
import static vn.motcua.signing.validation.ForgedValues.octets;
import static vn.motcua.signing.validation.ForgedValues.repeated;
import static vn.motcua.signing.validation.ForgedValues.sha256;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAKeyGenParameterSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.motcua.signing.validation.ForgedValues.Pair;
import vn.motcua.signing.validation.ForgedValues.Pss;
import vn.motcua.signing.validation.ForgingSigner.Scheme;

/**
 * The families of Project Wycheproof for RSA PKCS#1 v1.5, RSA-PSS and ECDSA: no artifact of Maven Central brings its
 * vectors, so each is made here, and goes through the verification of CMS, PDF and XML.
 */
class ForgedValuesTest {

    private static final TestIdentity ROOT = TestIdentity.root("Gốc");
    private static final KeyPair RSA = TestIdentity.rsa(2048);
    private static final KeyPair THREE = rsaOfThree();
    private static final KeyPair CURVE = TestIdentity.curve("secp256r1");
    private static final BigInteger ORDER =
            ((ECPublicKey) CURVE.getPublic()).getParams().getOrder();
    private static final BigInteger MODULUS = ((RSAPublicKey) RSA.getPublic()).getModulus();

    @TempDir
    Path folder;

    /** Makes a value for what is signed. */
    interface Maker {
        byte[] value(byte[] signed);
    }

    /** What is made of the two numbers of a value over a curve. */
    interface Change {
        Pair of(Pair right);
    }

    record Case(String name, Scheme scheme, KeyPair key, Maker maker, boolean valid) {

        @Override
        public String toString() {
            return scheme + " " + name;
        }
    }

    private static KeyPair rsaOfThree() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(new RSAKeyGenParameterSpec(2048, RSAKeyGenParameterSpec.F0));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Case pkcs1(String name, Maker info) {
        return new Case(
                name,
                Scheme.RSA,
                RSA,
                signed -> ForgedValues.decrypted(RSA, ForgedValues.padded(RSA, info.value(signed))),
                false);
    }

    private static Case rsa(String name, Maker maker) {
        return new Case(name, Scheme.RSA, RSA, maker, false);
    }

    private static byte[] info(String hex, byte[] digest) {
        return joined(HexFormat.of().parseHex(hex), digest);
    }

    static Stream<Case> digestInfos() {
        return Stream.of(
                new Case("right", Scheme.RSA, RSA, signed -> ForgedValues.pkcs1(RSA, signed), true),
                pkcs1("changed hash", signed -> joined(SHA_256_INFO, sha256(sha256(signed)))),
                pkcs1("hash alone", signed -> sha256(signed)),
                pkcs1("empty", signed -> octets()),
                pkcs1("hash cut short", signed -> joined(SHA_256_INFO, Arrays.copyOf(sha256(signed), 31))),
                pkcs1("octets behind it", signed -> joined(SHA_256_INFO, sha256(signed), octets(0, 0))),
                pkcs1(
                        "octets behind it in a sequence",
                        signed -> joined(info("3033300d060960864801650304020105000420", sha256(signed)), octets(5, 0))),
                pkcs1(
                        "long length of the sequence",
                        signed -> info("308131300d060960864801650304020105000420", sha256(signed))),
                pkcs1(
                        "long length of the algorithm",
                        signed -> info("303230810d060960864801650304020105000420", sha256(signed))),
                pkcs1(
                        "long length of the hash",
                        signed -> info("3032300d06096086480165030402010500048120", sha256(signed))),
                pkcs1(
                        "length without end",
                        signed -> joined(info("3080300d060960864801650304020105000420", sha256(signed)), octets(0, 0))),
                pkcs1("NULL with content", signed -> info("3032300e06096086480165030402010501000420", sha256(signed))),
                pkcs1(
                        "octets in place of NULL",
                        signed -> info("3036301206096086480165030402010504050102030405" + "0420", sha256(signed))),
                pkcs1("another kind of NULL", signed -> info("3031300d060960864801650304020101000420", sha256(signed))),
                pkcs1("another algorithm", signed -> info("3031300d060960864801650304020205000420", sha256(signed))),
                pkcs1("SHA-1 named", signed -> info("302d300906052b0e03021a05000420", sha256(signed))),
                pkcs1(
                        "hash of SHA-1",
                        signed -> info("3021300906052b0e03021a05000414", ForgedValues.digest("SHA-1", signed))),
                pkcs1(
                        "bits in place of octets",
                        signed -> info("3031300d060960864801650304020105000320", sha256(signed))));
    }

    static Stream<Case> paddings() {
        int length = ForgedValues.length(RSA);
        return Stream.of(
                rsa("block of kind 2", signed -> padding(signed, octets(0, 2), repeated(0xff, length - 54), octets(0))),
                rsa("block of kind 0", signed -> padding(signed, octets(0, 0), repeated(0, length - 54), octets(0))),
                rsa(
                        "first octet not 0",
                        signed -> padding(signed, octets(1, 1), repeated(0xff, length - 54), octets(0))),
                rsa(
                        "an octet that is not ff",
                        signed -> padding(signed, octets(0, 1), repeated(0xff, length - 55), octets(0xfe), octets(0))),
                rsa("no end of the padding", signed -> padding(signed, octets(0, 1), repeated(0xff, length - 53))),
                rsa("no padding", signed -> padding(signed, octets(0, 1, 0), new byte[0])),
                rsa(
                        "padding short, octets behind",
                        signed -> ForgedValues.decrypted(
                                RSA,
                                joined(
                                        octets(0, 1),
                                        repeated(0xff, 8),
                                        octets(0),
                                        SHA_256_INFO,
                                        sha256(signed),
                                        repeated(0xaa, length - 62)))),
                rsa(
                        "value plus modulus",
                        signed -> ForgedValues.fixed(
                                number(ForgedValues.pkcs1(RSA, signed)).add(MODULUS), length + 1)),
                rsa(
                        "modulus minus value",
                        signed ->
                                ForgedValues.fixed(MODULUS.subtract(number(ForgedValues.pkcs1(RSA, signed))), length)),
                rsa("octet behind", signed -> joined(ForgedValues.pkcs1(RSA, signed), octets(0))),
                rsa("cut short", signed -> Arrays.copyOf(ForgedValues.pkcs1(RSA, signed), length - 1)),
                rsa("nothing", signed -> octets()),
                rsa("zero", signed -> new byte[length]),
                new Case("cube root", Scheme.RSA, THREE, signed -> ForgedValues.cubeRoot(THREE, signed), false),
                new Case("right for three", Scheme.RSA, THREE, signed -> ForgedValues.pkcs1(THREE, signed), true));
    }

    private static BigInteger number(byte[] octets) {
        return new BigInteger(1, octets);
    }

    private static byte[] padding(byte[] signed, byte[]... padding) {
        return ForgedValues.decrypted(RSA, joined(joined(padding), SHA_256_INFO, sha256(signed)));
    }

    private static Case pss(String name, Pss padding) {
        return new Case(name, Scheme.PSS, RSA, signed -> padding.of(RSA, sha256(signed)), false);
    }

    static Stream<Case> pss() {
        int length = ForgedValues.length(RSA);
        return Stream.of(
                new Case("right", Scheme.PSS, RSA, signed -> Pss.RIGHT.of(RSA, sha256(signed)), true),
                new Case("changed hash", Scheme.PSS, RSA, signed -> Pss.RIGHT.of(RSA, sha256(sha256(signed))), false),
                new Case("padding of PKCS#1", Scheme.PSS, RSA, signed -> ForgedValues.pkcs1(RSA, signed), false),
                new Case("PSS as PKCS#1", Scheme.RSA, RSA, signed -> Pss.RIGHT.of(RSA, sha256(signed)), false),
                pss("no salt", new Pss(0, "SHA-256", 0xbc, 1)),
                pss("shorter salt", new Pss(20, "SHA-256", 0xbc, 1)),
                pss("longer salt", new Pss(33, "SHA-256", 0xbc, 1)),
                pss("longest salt", new Pss(length - 35, "SHA-256", 0xbc, 1)),
                pss("mask by SHA-1", new Pss(32, "SHA-1", 0xbc, 1)),
                pss("mask by SHA-512", new Pss(32, "SHA-512", 0xbc, 1)),
                pss("trailer cc", new Pss(32, "SHA-256", 0xcc, 1)),
                pss("trailer 00", new Pss(32, "SHA-256", 0, 1)),
                pss("separator 00", new Pss(32, "SHA-256", 0xbc, 0)),
                pss("separator 02", new Pss(32, "SHA-256", 0xbc, 2)),
                new Case(
                        "value plus modulus",
                        Scheme.PSS,
                        RSA,
                        signed -> ForgedValues.fixed(
                                number(Pss.RIGHT.of(RSA, sha256(signed))).add(MODULUS), length + 1),
                        false),
                new Case(
                        "octet before",
                        Scheme.PSS,
                        RSA,
                        signed -> joined(octets(0), Pss.RIGHT.of(RSA, sha256(signed))),
                        false),
                new Case(
                        "cut short",
                        Scheme.PSS,
                        RSA,
                        signed -> Arrays.copyOf(Pss.RIGHT.of(RSA, sha256(signed)), length - 1),
                        false),
                new Case("zero", Scheme.PSS, RSA, signed -> new byte[length], false),
                new Case("nothing", Scheme.PSS, RSA, signed -> octets(), false));
    }

    /** The numbers changed, in the encoding of each format: DER for CMS and PDF, both in 32 octets for XML. */
    private static List<Case> numbers(String name, Change change, boolean valid) {
        return List.of(
                new Case(
                        name,
                        Scheme.ECDSA_DER,
                        CURVE,
                        signed -> change.of(Pair.of(CURVE, signed)).der(),
                        valid),
                new Case(
                        name,
                        Scheme.ECDSA_RAW,
                        CURVE,
                        signed -> change.of(Pair.of(CURVE, signed)).raw(),
                        valid));
    }

    static Stream<Case> numbers() {
        List<Case> cases = new ArrayList<>(numbers("right", right -> right, true));
        cases.addAll(numbers("order minus s", right -> new Pair(right.r(), ORDER.subtract(right.s())), true));
        BigInteger zero = BigInteger.ZERO;
        BigInteger one = BigInteger.ONE;
        List<BigInteger> specials = List.of(zero, one, ORDER, ORDER.subtract(one), ORDER.add(one), one.shiftLeft(255));
        for (BigInteger r : specials) {
            cases.addAll(numbers("r " + r.toString(16), right -> new Pair(r, right.s()), false));
            cases.addAll(numbers("s " + r.toString(16), right -> new Pair(right.r(), r), false));
            for (BigInteger s : specials) {
                cases.addAll(numbers(r.toString(16) + "," + s.toString(16), right -> new Pair(r, s), false));
            }
        }
        cases.addAll(numbers("exchanged", right -> new Pair(right.s(), right.r()), false));
        return cases.stream();
    }

    private static Case der(String name, Change change) {
        return new Case(
                name,
                Scheme.ECDSA_DER,
                CURVE,
                signed -> change.of(Pair.of(CURVE, signed)).der(),
                false);
    }

    private static Case coded(String name, Function<Pair, byte[]> coding) {
        return new Case(name, Scheme.ECDSA_DER, CURVE, signed -> coding.apply(Pair.of(CURVE, signed)), false);
    }

    private static byte[] sequence(byte[]... parts) {
        byte[] content = joined(parts);
        return joined(octets(0x30, content.length), content);
    }

    private static byte[] integer(BigInteger number) {
        return Pair.integer(number.toByteArray());
    }

    static Stream<Case> der() {
        return Stream.of(
                der("r plus order", right -> new Pair(right.r().add(ORDER), right.s())),
                der("s plus order", right -> new Pair(right.r(), right.s().add(ORDER))),
                der("r minus order", right -> new Pair(right.r().subtract(ORDER), right.s())),
                der("s minus order", right -> new Pair(right.r(), right.s().subtract(ORDER))),
                der("negative r", right -> new Pair(right.r().negate(), right.s())),
                der("negative s", right -> new Pair(right.r(), right.s().negate())),
                der("long r", right -> new Pair(right.r().add(ORDER.shiftLeft(256)), right.s())),
                coded(
                        "zeros before r",
                        right -> sequence(
                                Pair.integer(joined(octets(0, 0), right.r().toByteArray())), integer(right.s()))),
                coded(
                        "zeros before s",
                        right -> sequence(
                                integer(right.r()),
                                Pair.integer(joined(octets(0, 0), right.s().toByteArray())))),
                coded("octets behind", right -> joined(right.der(), octets(0, 0))),
                coded("octets behind within", right -> sequence(integer(right.r()), integer(right.s()), octets(0, 0))),
                coded("third number", right -> sequence(integer(right.r()), integer(right.s()), integer(right.s()))),
                coded("one number", right -> sequence(integer(right.r()))),
                coded("no number", right -> sequence()),
                coded(
                        "long length",
                        right -> joined(octets(0x30, 0x81), Arrays.copyOfRange(right.der(), 1, right.der().length))),
                coded(
                        "length without end",
                        right -> joined(octets(0x30, 0x80), integer(right.r()), integer(right.s()), octets(0, 0))),
                coded("a set", right -> joined(octets(0x31), Arrays.copyOfRange(right.der(), 1, right.der().length))),
                coded(
                        "octets for numbers",
                        right ->
                                sequence(joined(octets(4, 32), ForgedValues.fixed(right.r(), 32)), integer(right.s()))),
                coded("cut short", right -> Arrays.copyOf(right.der(), right.der().length - 1)),
                coded("both in fixed length", Pair::raw),
                coded("empty number", right -> sequence(octets(2, 0), integer(right.s()))),
                coded("nothing", right -> octets()));
    }

    private static Case raw(String name, Function<Pair, byte[]> coding) {
        return new Case(name, Scheme.ECDSA_RAW, CURVE, signed -> coding.apply(Pair.of(CURVE, signed)), false);
    }

    static Stream<Case> raw() {
        return Stream.of(
                raw("DER", Pair::der),
                raw(
                        "in 33 octets",
                        right -> joined(
                                octets(0),
                                ForgedValues.fixed(right.r(), 32),
                                octets(0),
                                ForgedValues.fixed(right.s(), 32))),
                raw(
                        "in 48 octets",
                        right -> joined(ForgedValues.fixed(right.r(), 48), ForgedValues.fixed(right.s(), 48))),
                raw(
                        "r plus order in 33 octets",
                        right -> joined(
                                ForgedValues.fixed(right.r().add(ORDER), 33), ForgedValues.fixed(right.s(), 33))),
                raw("octet before", right -> joined(octets(0), right.raw())),
                raw("octet behind", right -> joined(right.raw(), octets(0))),
                raw("cut short", right -> Arrays.copyOf(right.raw(), 63)),
                raw("r alone", right -> ForgedValues.fixed(right.r(), 32)),
                raw("all zeros", right -> new byte[64]),
                raw("nothing", right -> octets()));
    }

    @ParameterizedTest
    @MethodSource({"digestInfos", "paddings", "pss", "numbers", "der", "raw"})
    void validate_forgedValue_neverPasses(Case each) throws IOException {
        TestIdentity identity = ROOT.issue("Người ký", each.key, TestIdentity.START, TestIdentity.END);
        ForgingSigner signer = new ForgingSigner(identity, each.scheme, each.maker::value);

        for (SignatureReport report : signer.reports(folder)) {
            assertThat(report.integrity()).as(report.toString()).isEqualTo(each.valid);
            assertThat(report.indication())
                    .as(report.reasons().toString())
                    .isEqualTo(each.valid ? Indication.TOTAL_PASSED : Indication.TOTAL_FAILED);
            if (!each.valid) {
                assertThat(report.subIndication()).contains(SubIndication.SIG_CRYPTO_FAILURE);
                assertThat(report.reasons()).extracting(Reason::code).contains(ReasonCode.SIGNATURE_VALUE_WRONG);
            }
        }
    }

    /** Wycheproof has it as acceptable: DigestInfo of old signers without NULL. */
    @ParameterizedTest
    @MethodSource("withoutNull")
    void validate_withoutNull_isTheSameEverywhere(Case each) throws IOException {
        TestIdentity identity = ROOT.issue("Người ký", each.key, TestIdentity.START, TestIdentity.END);

        assertThat(new ForgingSigner(identity, each.scheme, each.maker::value).reports(folder))
                .extracting(SignatureReport::indication)
                .hasSize(3)
                .containsOnly(Indication.TOTAL_PASSED);
    }

    static Stream<Case> withoutNull() {
        return Stream.of(
                pkcs1("without NULL", signed -> info("302f300b0609608648016503040201" + "0420", sha256(signed))));
    }
}
