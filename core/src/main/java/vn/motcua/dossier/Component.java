package vn.motcua.dossier;

import java.util.ArrayList;
import java.util.List;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;

/**
 * A paper that a dossier consists of (thành phần hồ sơ).
 *
 * <p>Instances are immutable.
 *
 * @param code the code within the procedure, unique in the dossier, not blank
 * @param name the Vietnamese name, not blank
 * @param copies how many, 1 to {@value #MAX_COPIES}
 * @param digitisation whether it exists as data
 * @param attachments its files, in the order they were attached
 */
public record Component(String code, String name, int copies, Digitisation digitisation, List<Attachment> attachments) {

    /** The most copies of one paper. */
    public static final int MAX_COPIES = 10_000;

    private static final int MAX_CODE = 100;
    private static final int MAX_NAME = 4000;

    /**
     * Checks the values and copies the list.
     *
     * @throws InvalidInputException if a text is blank or too long, or the number of copies out of range
     */
    public Component {
        Require.text("component code", code, MAX_CODE);
        Require.text("component name", name, MAX_NAME);
        if (copies < 1 || copies > MAX_COPIES) {
            throw new InvalidInputException(
                    FailureCode.INVALID_VALUE, "copies", Integer.toString(copies), "1 to " + MAX_COPIES);
        }
        attachments = List.copyOf(attachments);
    }

    /**
     * Returns a paper that is not digitised yet.
     *
     * @param code the code within the procedure
     * @param name the Vietnamese name
     * @param copies how many
     * @return the component
     */
    public static Component onPaper(String code, String name, int copies) {
        return new Component(code, name, copies, Digitisation.NONE, List.of());
    }

    /**
     * Returns this component with a file more.
     *
     * @param file the file
     * @param how where the data came from
     * @return a new component
     */
    public Component with(Attachment file, Digitisation how) {
        List<Attachment> more = new ArrayList<>(attachments);
        more.add(file);
        return new Component(code, name, copies, how, more);
    }
}
