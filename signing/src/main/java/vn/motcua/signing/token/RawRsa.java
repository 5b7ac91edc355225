package vn.motcua.signing.token;

import java.security.GeneralSecurityException;

/** RSA without padding: one block of the modulus' length to another. */
@FunctionalInterface
interface RawRsa {

    byte[] apply(byte[] block) throws GeneralSecurityException;
}
