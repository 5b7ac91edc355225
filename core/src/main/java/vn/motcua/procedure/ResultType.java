package vn.motcua.procedure;

/**
 * A paper that a procedure may end with (kết quả giải quyết), for instance {@code KQ.G07.000122}.
 *
 * @param code the code in the national list, empty where it is not known
 * @param name the Vietnamese name, not blank
 */
public record ResultType(String code, String name) {

    /**
     * Checks the name.
     *
     * @throws vn.motcua.failure.InvalidInputException if it is blank
     */
    public ResultType {
        Texts.notBlank("result name", name);
    }
}
