package vn.motcua.conformance.dss;

import eu.europa.esig.dss.enumerations.SignatureAlgorithm;
import eu.europa.esig.dss.model.SignatureValue;
import eu.europa.esig.dss.model.ToBeSigned;
import eu.europa.esig.dss.signature.AbstractSignatureParameters;
import eu.europa.esig.dss.token.DSSPrivateKeyEntry;
import eu.europa.esig.dss.token.Pkcs12SignatureToken;
import java.io.File;
import java.io.IOException;
import java.security.KeyStore.PasswordProtection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The key of a PKCS#12 file, which stays open until the process ends, and the algorithm it signs by. */
record DssHand(Pkcs12SignatureToken token, DSSPrivateKeyEntry key, SignatureAlgorithm algorithm) {

    private static final Map<String, Pkcs12SignatureToken> TOKENS = new ConcurrentHashMap<>();

    static DssHand of(String file, String password, SignatureAlgorithm algorithm) {
        Pkcs12SignatureToken token = TOKENS.computeIfAbsent(file, name -> open(name, password));
        return new DssHand(token, token.getKeys().get(0), algorithm);
    }

    private static Pkcs12SignatureToken open(String file, String password) {
        try {
            return new Pkcs12SignatureToken(new File(file), new PasswordProtection(password.toCharArray()));
        } catch (IOException e) {
            throw new IllegalArgumentException("the key file " + file + " cannot be read", e);
        }
    }

    /** Sets what the parameters have to know of the key; its algorithm comes after the certificate, which sets its own. */
    <P extends AbstractSignatureParameters<?>> P held(P parameters) {
        parameters.setSigningCertificate(key.getCertificate());
        parameters.setCertificateChain(key.getCertificateChain());
        parameters.setEncryptionAlgorithm(algorithm.getEncryptionAlgorithm());
        parameters.setDigestAlgorithm(algorithm.getDigestAlgorithm());
        return parameters;
    }

    SignatureValue sign(ToBeSigned data) {
        return token.sign(data, algorithm, key);
    }
}
