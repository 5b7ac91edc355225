package vn.motcua.signing.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.BEROctetString;
import org.bouncycastle.asn1.BERSequence;
import org.bouncycastle.asn1.BERTaggedObject;
import org.bouncycastle.asn1.DERBMPString;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.OutputEncryptor;
import org.bouncycastle.pkcs.PKCS12PfxPduBuilder;
import org.bouncycastle.pkcs.PKCS12SafeBag;
import org.bouncycastle.pkcs.jcajce.JcaPKCS12SafeBagBuilder;
import org.bouncycastle.pkcs.jcajce.JcePKCS12MacCalculatorBuilder;
import org.bouncycastle.pkcs.jcajce.JcePKCSPBEOutputEncryptorBuilder;
import vn.motcua.sandbox.Sandbox;
import vn.motcua.sandbox.TestKey;
import vn.motcua.sandbox.TestSubject;
import vn.motcua.sandbox.TrustSandbox;
import vn.motcua.signing.PendingSignature;
import vn.motcua.signing.SignatureAlgorithm;
import vn.motcua.signing.SignatureLevel;
import vn.motcua.signing.SigningKey;
import vn.motcua.signing.cms.AsicSignOptions;
import vn.motcua.signing.cms.AsicSigner;
import vn.motcua.signing.cms.CmsPackaging;
import vn.motcua.signing.cms.CmsSignOptions;
import vn.motcua.signing.cms.CmsSigner;
import vn.motcua.signing.pdf.ImageEntry;
import vn.motcua.signing.pdf.PdfEntry;
import vn.motcua.signing.pdf.PdfSignOptions;
import vn.motcua.signing.pdf.PdfSigner;
import vn.motcua.signing.pdf.PreparedEntry;
import vn.motcua.signing.timestamp.TimestampClient;
import vn.motcua.signing.timestamp.TimestampOptions;
import vn.motcua.signing.timestamp.TimestampService;
import vn.motcua.signing.token.JcaKey;
import vn.motcua.signing.token.driver.DriverEntry;
import vn.motcua.signing.trust.EvidenceClient;
import vn.motcua.signing.trust.EvidenceOptions;
import vn.motcua.signing.trust.TrustAnchors;
import vn.motcua.signing.trust.TrustEntries;
import vn.motcua.signing.trust.TrustPack;
import vn.motcua.signing.xml.Canonicalization;
import vn.motcua.signing.xml.XmlExtendOptions;
import vn.motcua.signing.xml.XmlPackaging;
import vn.motcua.signing.xml.XmlPath;
import vn.motcua.signing.xml.XmlReference;
import vn.motcua.signing.xml.XmlSignOptions;
import vn.motcua.signing.xml.XmlSigner;

/** Makes what fuzzing begins with: one small file per structure, good to the end. */
final class Seeds implements AutoCloseable {

    /** The name of what detached signatures are over. */
    static final String CONTENT = "content";

    static final String PASSWORD = "matkhau";
    static final String VIETNAMESE_PASSWORD = "mật khẩu";

    private final Bench bench;
    private final Sandbox sandbox = Sandbox.start();
    private final TrustSandbox trust = sandbox.trust();
    private final TimestampClient timestamps =
            TimestampClient.open(TimestampOptions.defaults(TimestampService.at(trust.timestampUrl())));
    private final EvidenceClient evidence = EvidenceClient.open(EvidenceOptions.defaults()
            .withPrivateHosts(Set.of("127.0.0.1"))
            .withAnchors(TrustAnchors.of(trust.pki().root())));
    private final TestKey officer = trust.pki().issue(TestSubject.of("Nguyễn Văn Thử", "Ủy ban nhân dân xã Mẫu"));
    private final SigningKey key = JcaKey.of(officer.privateKey(), officer.chain());

    Seeds(Bench bench) {
        this.bench = bench;
        Instant time = Clock.systemUTC().instant().plusSeconds(60).truncatedTo(ChronoUnit.SECONDS);
        SmallKey.make(bench, time);
        bench.keep(new Bench.Identity(trust.pki().root(), trust.pki().subCa(), officer.certificate(), time));
        bench.write(CONTENT, text("Tờ trình số 1"));
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private byte[] made(String name) {
        return bench.bytes(name);
    }

    Map<String, byte[]> plainPdfs() throws IOException {
        return PdfEntry.documents(bench.folder());
    }

    Map<String, byte[]> signedPdfs() throws IOException {
        Map<String, byte[]> signed = new LinkedHashMap<>();
        plainPdfs().forEach((name, document) -> signed.put(name, signed(document, options -> options)));
        byte[] table = signed.get("table");
        signed.put("twice", signed(table, options -> options));
        signed.put("archived", signed(plainPdfs().get("stream"), options -> options.withLevel(SignatureLevel.B_LTA)));
        return signed;
    }

    private byte[] signed(byte[] document, UnaryOperator<PdfSignOptions> change) {
        Path in = bench.write("in.pdf", document);
        PdfSignOptions options =
                PdfSignOptions.defaults().withTimestamps(timestamps).withEvidence(evidence);
        PdfSigner.sign(in, bench.file("out.pdf"), key, change.apply(options.withLevel(SignatureLevel.B_B)));
        return made("out.pdf");
    }

    Map<String, byte[]> cms() throws IOException {
        Map<String, byte[]> signed = new LinkedHashMap<>();
        signed.put("detached", cms(CmsPackaging.DETACHED, SignatureLevel.B_B));
        signed.put("attached", cms(CmsPackaging.ATTACHED, SignatureLevel.B_B));
        signed.put("detached-archived", cms(CmsPackaging.DETACHED, SignatureLevel.B_LTA));
        signed.put("attached-archived", cms(CmsPackaging.ATTACHED, SignatureLevel.B_LTA));
        signed.put("indefinite", indefinite(signed.get("attached")));
        return signed;
    }

    private byte[] cms(CmsPackaging packaging, SignatureLevel level) {
        CmsSigner.sign(
                bench.file(CONTENT),
                bench.file("out.p7s"),
                key,
                cmsOptions(level).withPackaging(packaging));
        return made("out.p7s");
    }

    private CmsSignOptions cmsOptions(SignatureLevel level) {
        return CmsSignOptions.defaults()
                .withTimestamps(timestamps)
                .withEvidence(evidence)
                .withLevel(level);
    }

    /** The same signature with lengths that are found at the end, and the content in two pieces. */
    private static byte[] indefinite(byte[] signed) throws IOException {
        ContentInfo whole = ContentInfo.getInstance(signed);
        ASN1Sequence parts = ASN1Sequence.getInstance(whole.getContent());
        ASN1EncodableVector changed = new ASN1EncodableVector();
        for (int i = 0; i < parts.size(); i++) {
            changed.add(i == 2 ? content(SignedData.getInstance(parts).getEncapContentInfo()) : parts.getObjectAt(i));
        }
        ASN1EncodableVector outer = new ASN1EncodableVector();
        outer.add(whole.getContentType());
        outer.add(new BERTaggedObject(0, new BERSequence(changed)));
        return new BERSequence(outer).getEncoded();
    }

    private static BERSequence content(ContentInfo content) {
        byte[] octets = ASN1OctetString.getInstance(content.getContent()).getOctets();
        ASN1EncodableVector parts = new ASN1EncodableVector();
        parts.add(content.getContentType());
        parts.add(new BERTaggedObject(0, new BEROctetString(octets, octets.length / 2)));
        return new BERSequence(parts);
    }

    Map<String, byte[]> containers() {
        Path second = bench.write("second.bin", new byte[] {0, 1, 2});
        Map<String, byte[]> signed = new LinkedHashMap<>();
        for (SignatureLevel level : List.of(SignatureLevel.B_B, SignatureLevel.B_LTA)) {
            Path out = bench.file("out.asice");
            AsicSignOptions options = AsicSignOptions.defaults()
                    .withTimestamps(timestamps)
                    .withEvidence(evidence)
                    .withLevel(level);
            AsicSigner.sign(List.of(bench.file(CONTENT), second), out, key, options);
            signed.put(level.name(), made("out.asice"));
        }
        return signed;
    }

    Map<String, byte[]> manifests() throws IOException {
        containers();
        try (ZipFile zip = new ZipFile(bench.file("out.asice").toFile())) {
            Map<String, byte[]> made = new LinkedHashMap<>();
            for (ZipEntry entry : Collections.list(zip.entries())) {
                if (entry.getName().startsWith("META-INF/ASiCManifest")) {
                    made.put("manifest", zip.getInputStream(entry).readAllBytes());
                }
            }
            return made;
        }
    }

    Map<String, byte[]> plainXml() {
        return Map.of(
                "invoice",
                text("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\r\n<!-- hoá đơn -->\n"
                        + "<HDon xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xml:lang=\"vi\"><DLHDon"
                        + " Id=\"data\"><SHDon a='1' b=\"&quot;&#9;\">0000012 &amp; &lt;</SHDon>\r\n<![CDATA[<không>]]>"
                        + "</DLHDon><DSCKS><NBan/></DSCKS></HDon>\n<!-- hết -->"),
                "namespaces",
                text(
                        "<HDon xmlns=\"\" xmlns:a=\"urn:a\" xml:base=\"http://a.vn/b\"><a:DLHDon xmlns=\"urn:b\" Id=\"data\""
                                + " a:c=\"1\" c=\"2\"><b xmlns:a=\"urn:c\" xml:base=\"../c\" xml:space=\"preserve\"><a:d/><?e f?>"
                                + "</b></a:DLHDon><DSCKS><NBan></NBan></DSCKS></HDon>"));
    }

    Map<String, byte[]> signedXml() {
        byte[] plain = plainXml().get("invoice");
        Map<String, byte[]> signed = new LinkedHashMap<>();
        for (Canonicalization form : Canonicalization.values()) {
            signed.put(form.name(), xml(plain, options -> options.withCanonicalization(form)));
        }
        UnaryOperator<XmlSignOptions> part = options ->
                options.withReferences(XmlReference.element("data")).withPlace(XmlPath.of("/HDon/DSCKS/NBan"));
        signed.put("element", xml(plain, part));
        Clock later = Clock.offset(Clock.systemUTC(), Duration.ofSeconds(1));
        signed.put(
                "twice",
                xml(signed.get("element"), options -> part.apply(options).withClock(later)));
        signed.put("enveloping", xml(plain, options -> options.withPackaging(XmlPackaging.ENVELOPING)));
        bench.write("in.xml", signed.get("EXCLUSIVE"));
        XmlSigner.extend(
                bench.file("in.xml"),
                bench.file("long.xml"),
                XmlExtendOptions.to(SignatureLevel.B_LT)
                        .withTimestamps(timestamps)
                        .withEvidence(evidence));
        signed.put("long-term", made("long.xml"));
        return signed;
    }

    private byte[] xml(byte[] document, UnaryOperator<XmlSignOptions> change) {
        XmlSigner.sign(
                bench.write("in.xml", document), bench.file("out.xml"), key, change.apply(XmlSignOptions.defaults()));
        return made("out.xml");
    }

    Map<String, byte[]> xmlPaths() {
        return Map.of(
                "steps", text("/HDon/DSCKS/NBan"),
                "any", text("/*/a:b"),
                "attribute", text("/HDon/TTChung[@Id='x']/*"));
    }

    Map<String, byte[]> certificates() throws Exception {
        byte[] der = Bench.encoded(bench.officer());
        String pem = "-----BEGIN CERTIFICATE-----\n" + Base64.getMimeEncoder().encodeToString(der)
                + "\n-----END CERTIFICATE-----\n";
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.writeBytes(der);
        both.writeBytes(Bench.encoded(bench.issuer()));
        byte[] bag = java.security.cert.CertificateFactory.getInstance("X.509")
                .generateCertPath(List.of(bench.officer(), bench.issuer()))
                .getEncoded("PKCS7");
        return Map.of("der", der, "pem", text(pem + "text\n" + pem), "both", both.toByteArray(), "bag", bag);
    }

    Map<String, byte[]> lists() throws Exception {
        return TrustEntries.lists(bench);
    }

    Map<String, byte[]> responses() throws Exception {
        return TrustEntries.responses(bench);
    }

    Map<String, byte[]> timestamps() {
        byte[] digest = new byte[32];
        byte[] longer = new byte[64];
        return Map.of(
                "sha-256", timestamps.stamp("SHA-256", digest).token(),
                "sha-512", timestamps.stamp("SHA-512", longer).token());
    }

    Map<String, byte[]> trustPacks() throws Exception {
        Path file = bench.file("pack");
        List<byte[]> lists = List.copyOf(
                evidence.gather(bench.officer(), List.of(bench.issuer())).crls());
        byte[] some = SmallKey.of(bench).signed(new byte[] {0x30, 0});
        TrustPack pack = TrustPack.of(
                bench.clock().instant(),
                TrustAnchors.of(bench.root()),
                List.of(bench.issuer()),
                lists.size() > 1 ? lists : List.of(some, some));
        pack.write(file, SmallKey.of(bench).signing());
        String written = Files.readString(file);
        return Map.of("whole", text(written.substring(written.indexOf('\n') + 1)));
    }

    Map<String, byte[]> keyUris() {
        return Map.of(
                "token", text("pkcs11:token=Ban%20C%C6%A1%20y%E1%BA%BFu;serial=01;manufacturer=a;model=b;type=private"),
                "key", text("pkcs11:id=%01%02;object=key?module-path=/usr/lib/libpkcs11.so"));
    }

    Map<String, byte[]> pending() {
        PendingSignature pending = new PendingSignature(
                "Tờ trình số 1",
                new byte[32],
                SignatureAlgorithm.RSA_PKCS1_SHA256,
                List.of(bench.officer(), bench.issuer()),
                bench.clock().instant(),
                new byte[] {1, 2, 3});
        String written = pending.toText();
        return Map.of("whole", text(written.substring(0, written.lastIndexOf("check: "))));
    }

    Map<String, byte[]> prepared() {
        return PreparedEntry.made(bench);
    }

    Map<String, byte[]> keyFiles() throws Exception {
        return Map.of("ascii", keyFile(PASSWORD), "vietnamese", keyFile(VIETNAMESE_PASSWORD));
    }

    /** Few rounds: what is slow by intention is not what is looked for. */
    private byte[] keyFile(String password) throws Exception {
        SmallKey small = SmallKey.of(bench);
        char[] characters = password.toCharArray();
        BouncyCastleProvider bouncyCastle = new BouncyCastleProvider();
        OutputEncryptor encryptor = new JcePKCSPBEOutputEncryptorBuilder(
                        PKCSObjectIdentifiers.pbeWithSHAAnd3_KeyTripleDES_CBC)
                .setProvider(bouncyCastle)
                .setIterationCount(2)
                .build(characters);
        DEROctetString number = new DEROctetString(new byte[] {1});
        PKCS12SafeBag key12 = new JcaPKCS12SafeBagBuilder(small.key(), encryptor)
                .addBagAttribute(PKCSObjectIdentifiers.pkcs_9_at_friendlyName, new DERBMPString("key"))
                .addBagAttribute(PKCSObjectIdentifiers.pkcs_9_at_localKeyId, number)
                .build();
        PKCS12SafeBag certificate = new JcaPKCS12SafeBagBuilder(small.certificate())
                .addBagAttribute(PKCSObjectIdentifiers.pkcs_9_at_localKeyId, number)
                .build();
        return new PKCS12PfxPduBuilder()
                .addEncryptedData(encryptor, certificate)
                .addData(key12)
                .build(
                        new JcePKCS12MacCalculatorBuilder()
                                .setProvider(bouncyCastle)
                                .setIterationCount(2),
                        characters)
                .getEncoded();
    }

    Map<String, byte[]> images() {
        return ImageEntry.pictures();
    }

    Map<String, byte[]> drivers() {
        return DriverEntry.heads();
    }

    @Override
    public void close() {
        timestamps.close();
        evidence.close();
        sandbox.close();
    }
}
