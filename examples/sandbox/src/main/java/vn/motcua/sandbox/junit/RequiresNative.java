package vn.motcua.sandbox.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Marks a test that needs programs of the machine, named as they are found on the path.
 *
 * <p>Where one is missing the test is skipped, and every skip is listed when the run ends. With the environment
 * variable {@code MOTCUA_NATIVE=required} a missing program is a failure instead.
 *
 * <pre>{@code
 * @Test
 * @RequiresNative("pdfsig")
 * void sign_officerThenAgency_popplerFindsBothValid() {}
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@ExtendWith(NativePrograms.class)
public @interface RequiresNative {

    /**
     * Names the programs.
     *
     * @return program names, for instance {@code softhsm2-util}
     */
    String[] value();
}
