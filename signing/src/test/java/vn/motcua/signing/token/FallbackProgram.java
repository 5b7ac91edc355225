package vn.motcua.signing.token;

/** Signs with whatever way to the token there is, and says which. */
final class FallbackProgram {

    private FallbackProgram() {}

    /**
     * Signs.
     *
     * @param arguments the key's address and the PIN
     */
    public static void main(String[] arguments) {
        try (TokenKey key = TokenKey.open(
                KeyUri.parse(arguments[0]), token -> arguments[1].toCharArray(), Pkcs11Options.defaults())) {
            key.sign(key.algorithms().get(0), new byte[32]);
            System.out.print(key.getClass().getSimpleName() + " signed\n");
        }
    }
}
