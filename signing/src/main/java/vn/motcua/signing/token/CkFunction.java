package vn.motcua.signing.token;

/** The functions used, with their places in {@code CK_FUNCTION_LIST} (PKCS#11 v2.40, section 5). */
enum CkFunction {
    INITIALIZE(0, "C_Initialize"),
    FINALIZE(1, "C_Finalize"),
    GET_SLOT_LIST(4, "C_GetSlotList"),
    GET_TOKEN_INFO(6, "C_GetTokenInfo"),
    GET_MECHANISM_LIST(7, "C_GetMechanismList"),
    OPEN_SESSION(12, "C_OpenSession"),
    CLOSE_SESSION(13, "C_CloseSession"),
    GET_SESSION_INFO(15, "C_GetSessionInfo"),
    LOGIN(18, "C_Login"),
    GET_ATTRIBUTE_VALUE(24, "C_GetAttributeValue"),
    FIND_OBJECTS_INIT(26, "C_FindObjectsInit"),
    FIND_OBJECTS(27, "C_FindObjects"),
    FIND_OBJECTS_FINAL(28, "C_FindObjectsFinal"),
    SIGN_INIT(42, "C_SignInit"),
    SIGN(43, "C_Sign"),
    WAIT_FOR_SLOT_EVENT(67, "C_WaitForSlotEvent");

    private final int place;
    private final String symbol;

    CkFunction(int place, String symbol) {
        this.place = place;
        this.symbol = symbol;
    }

    int place() {
        return place;
    }

    String symbol() {
        return symbol;
    }
}
