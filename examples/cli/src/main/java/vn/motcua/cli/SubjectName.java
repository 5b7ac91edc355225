package vn.motcua.cli;

import java.security.cert.X509Certificate;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;

/** The common name of a certificate's owner. */
final class SubjectName {

    private SubjectName() {}

    static String of(X509Certificate certificate) {
        String subject = certificate.getSubjectX500Principal().getName();
        try {
            return new LdapName(subject)
                    .getRdns().stream()
                            .filter(part -> part.getType().equalsIgnoreCase("CN"))
                            .map(part -> String.valueOf(part.getValue()))
                            .findFirst()
                            .orElse(subject);
        } catch (InvalidNameException e) {
            return subject;
        }
    }
}
