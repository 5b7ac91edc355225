package vn.motcua.identity;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a type that holds personal data in the sense of Law 91/2025/QH15.
 *
 * <p>Such a type redacts its {@code toString}, so that a log line or an exception message that mentions it by accident
 * tells nothing.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface PersonalData {}
