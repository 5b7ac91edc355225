package vn.motcua.signing.token;

import java.security.PublicKey;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import vn.motcua.signing.SignatureAlgorithm;

/** What a token can do with a key, and by which mechanism. */
final class TokenAlgorithms {

    private final List<SignatureAlgorithm> names;
    private final Map<SignatureAlgorithm, List<SignMechanism>> mechanisms;

    private TokenAlgorithms(List<SignatureAlgorithm> names, Map<SignatureAlgorithm, List<SignMechanism>> mechanisms) {
        this.names = names;
        this.mechanisms = mechanisms;
    }

    static TokenAlgorithms of(PublicKey key, long[] offered) {
        Map<SignatureAlgorithm, List<SignMechanism>> mechanisms = new EnumMap<>(SignatureAlgorithm.class);
        for (SignatureAlgorithm algorithm : SignatureAlgorithm.of(key)) {
            List<SignMechanism> usable = SignMechanism.offered(algorithm, offered);
            if (!usable.isEmpty()) {
                mechanisms.put(algorithm, usable);
            }
        }
        List<SignatureAlgorithm> names = SignatureAlgorithm.of(key).stream()
                .filter(mechanisms::containsKey)
                .toList();
        return new TokenAlgorithms(names, mechanisms);
    }

    List<SignatureAlgorithm> names() {
        return names;
    }

    /** The ways to do it, the best first. */
    List<SignMechanism> mechanisms(SignatureAlgorithm algorithm) {
        return Objects.requireNonNull(mechanisms.get(algorithm), "not offered");
    }
}
