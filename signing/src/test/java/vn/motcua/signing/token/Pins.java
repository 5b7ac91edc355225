package vn.motcua.signing.token;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Gives the same PIN each time and remembers who asked. */
final class Pins implements PinSource {

    private final String pin;
    private final List<TokenInfo> asked = Collections.synchronizedList(new ArrayList<>());
    private final List<char[]> given = Collections.synchronizedList(new ArrayList<>());

    Pins(String pin) {
        this.pin = pin;
    }

    @Override
    public char[] pin(TokenInfo token) {
        char[] characters = pin.toCharArray();
        asked.add(token);
        given.add(characters);
        return characters;
    }

    List<TokenInfo> asked() {
        return asked;
    }

    List<char[]> given() {
        return given;
    }
}
