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
    private final Map<SignatureAlgorithm, SignMechanism> mechanisms;

    private TokenAlgorithms(List<SignatureAlgorithm> names, Map<SignatureAlgorithm, SignMechanism> mechanisms) {
        this.names = names;
        this.mechanisms = mechanisms;
    }

    static TokenAlgorithms of(PublicKey key, long[] offered) {
        Map<SignatureAlgorithm, SignMechanism> mechanisms = new EnumMap<>(SignatureAlgorithm.class);
        for (SignatureAlgorithm algorithm : PublicKeyCheck.algorithms(key)) {
            SignMechanism.offered(algorithm, offered).stream()
                    .findFirst()
                    .ifPresent(mechanism -> mechanisms.put(algorithm, mechanism));
        }
        List<SignatureAlgorithm> names = PublicKeyCheck.algorithms(key).stream()
                .filter(mechanisms::containsKey)
                .toList();
        return new TokenAlgorithms(names, mechanisms);
    }

    List<SignatureAlgorithm> names() {
        return names;
    }

    SignMechanism mechanism(SignatureAlgorithm algorithm) {
        return Objects.requireNonNull(mechanisms.get(algorithm), "not offered");
    }
}
