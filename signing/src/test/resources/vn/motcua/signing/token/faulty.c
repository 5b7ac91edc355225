/*
 * Stands between the caller and the copy of SoftHSM beside it and misbehaves as faults.h is told. Compiled with
 * -DKEYPAD_PIN as a string. With -DWINDOWS_LAYOUT the caller's side is that of Windows: CK_ULONG of 32 bits, structures
 * packed to one byte.
 */
#include "faults.h"
#include <unistd.h>

#ifdef WINDOWS_LAYOUT
typedef unsigned int number;
#pragma pack(push, 1)
#else
typedef unsigned long number;
#endif

typedef struct {
    unsigned char major, minor;
    void *function[68];
} function_list;

typedef struct {
    number type;
    void *value;
    number length;
} attribute;

typedef struct {
    unsigned char names[96];
    number flags, counts[10];
    unsigned char rest[20];
} token_info;

typedef struct {
    number slot, state, flags, error;
} session_info;

typedef struct {
    void *mutexes[4];
    number flags;
    void *reserved;
} initialize_args;

typedef struct {
    number hash, generator, salt;
} pss;

#ifdef WINDOWS_LAYOUT
#pragma pack(pop)
#endif

typedef struct {
    unsigned char major, minor;
    void *function[68];
} real_list;

typedef struct {
    wide type;
    void *value;
    wide length;
} real_attribute;

typedef struct {
    unsigned char names[96];
    wide flags, counts[10];
    unsigned char rest[20];
} real_token_info;

#define OK 0
#define DEVICE_ERROR 0x30
#define DEVICE_REMOVED 0x32
#define FUNCTION_NOT_SUPPORTED 0x54
#define TOKEN_NOT_PRESENT 0xE0
#define USER_NOT_LOGGED_IN 0x101

static real_list *real;
static function_list mine;
static wide away, shift, open_sessions, wrong_pins, confirmed, stuck, was_there = 1;

#define CALL(place, types, ...) (((wide(*) types)real->function[place])(__VA_ARGS__))

static wide known_slots(wide *ids) {
    wide count = 32;
    return CALL(4, (unsigned char, wide *, wide *), 1, ids, &count) ? 0 : count;
}

static void close_all(void) {
    wide ids[32], i, count = known_slots(ids);
    for (i = 0; i < count; i++) CALL(14, (wide), ids[i]);
    open_sessions = 0;
}

static int is_away(void) { return away || setting("away"); }

/* Begins every call: writes the journal, does what is demanded at this function, returns the code to answer or 0. */
static wide enter(const char *function, const char *detail) {
    wide found;
    journal(function, detail);
    if (action(function, "crash")) *(volatile int *)8 = 1;
    if (action(function, "stall")) pause();
    if (action(function, "print")) {
        printf("debug: %s was called\n", function);
        fflush(stdout);
    }
    if (action(function, "finalize")) CALL(1, (void *), 0);
    if (action(function, "stuck")) stuck = 1;
    if (stuck) return DEVICE_ERROR;
    if (action(function, "lose")) close_all();
    if (action(function, "restart")) {
        close_all();
        shift += 7;
        return DEVICE_ERROR;
    }
    if ((found = action(function, "pull"))) {
        close_all();
        away = found - 1;
        return DEVICE_REMOVED;
    }
    return setting(function);
}

static wide initialize(initialize_args *arguments) {
    stuck = 0;
    wide code = enter("C_Initialize", arguments ? "" : " null");
    struct {
        void *mutexes[4];
        wide flags;
        void *reserved;
    } real_arguments = {{0}, 0, 0};
    if (code && arguments && code != 0x191) return code;
    if (code == 0x191 && !setting("begun")) return code;
    if (arguments) real_arguments.flags = arguments->flags;
    setenv("SOFTHSM2_CONF", beside("softhsm2.conf"), 1);
    open_sessions = 0;
    wide answer = CALL(0, (void *), arguments ? &real_arguments : 0);
    return answer || code != 0x191 ? answer : code;
}

static wide finalize(void *reserved) {
    wide code = (stuck = 0, enter("C_Finalize", ""));
    return code ? code : CALL(1, (void *), reserved);
}

static wide slot_list(unsigned char present, number *list, number *count) {
    wide ids[32], i, found, code = enter("C_GetSlotList", "");
    if (code) return code;
    found = 32;
    code = CALL(4, (unsigned char, wide *, wide *), present, ids, &found);
    if (code) return code;
    if (is_away()) found = 0;
    if (away && away != ANY && !list) away--;
    if (list)
        for (i = 0; i < found; i++) list[i] = (number)(ids[i] + shift);
    *count = (number)found;
    return OK;
}

static wide pin_flags(void) {
    wide tries = setting("tries");
    if (!tries || !wrong_pins) return 0;
    return wrong_pins >= tries ? 0x40000 : wrong_pins + 1 == tries ? 0x30000 : 0x10000;
}

static wide get_token_info(number slot, token_info *info) {
    real_token_info found;
    int i;
    wide code = enter("C_GetTokenInfo", "");
    if (code) return code;
    if (is_away()) return TOKEN_NOT_PRESENT;
    code = CALL(6, (wide, void *), slot - shift, &found);
    if (code) return code;
    memcpy(info->names, found.names, sizeof found.names);
    memcpy(info->rest, found.rest, sizeof found.rest);
    if (setting("serial")) info->names[95] ^= 1;
    info->flags = (number)(found.flags | setting("flags") | pin_flags());
    for (i = 0; i < 10; i++) info->counts[i] = (number)found.counts[i];
    return OK;
}

static wide mechanisms(number slot, number *list, number *count) {
    wide types[512], i, found = 512;
    wide code = CALL(7, (wide, wide *, wide *), slot - shift, types, &found);
    if (code) return code;
    for (i = 0; list && i < found; i++) list[i] = is_set("hide", types[i]) ? 0x8FFFFFFF : (number)types[i];
    *count = (number)found;
    return OK;
}

static wide open_session(number slot, number flags, void *application, void *notify, number *session) {
    wide opened = 0, most = setting("sessions"), code = enter("C_OpenSession", "");
    if (code) return code;
    if (is_away()) return TOKEN_NOT_PRESENT;
    if (most && open_sessions >= most) return 0xB1;
    code = CALL(12, (wide, wide, void *, void *, wide *), slot - shift, flags, application, notify, &opened);
    *session = (number)opened;
    if (!code) open_sessions++;
    return code;
}

static wide close_session(number session) {
    wide code = CALL(13, (wide), session);
    if (!code && open_sessions) open_sessions--;
    return code;
}

static wide get_session_info(number session, session_info *info) {
    wide found[4], code = enter("C_GetSessionInfo", "");
    if (code) return code;
    code = CALL(15, (wide, wide *), session, found);
    info->slot = (number)(found[0] + shift);
    info->state = (number)found[1];
    info->flags = (number)found[2];
    info->error = (number)found[3];
    return code;
}

static wide login(number session, number user, unsigned char *pin, number length) {
    wide code = enter("C_Login", pin ? "" : " null");
    if (code) return code;
    if (pin_flags() == 0x40000) return 0xA4;
    if (!pin) {
        pin = (unsigned char *)KEYPAD_PIN;
        length = strlen(KEYPAD_PIN);
    }
    if (user == 2 && setting("confirm")) {
        int right = length == strlen(KEYPAD_PIN) && !memcmp(pin, KEYPAD_PIN, length);
        confirmed = right ? session : 0;
        return right ? OK : 0xA0;
    }
    code = CALL(18, (wide, wide, void *, wide), session, user, pin, length);
    if (code == 0xA0) wrong_pins++;
    return code;
}

static wide attribute_value(number session, number object, attribute *template, number count) {
    real_attribute wanted[16];
    wide i, code = enter("C_GetAttributeValue", "");
    if (code) return code;
    for (i = 0; i < count; i++) {
        wanted[i].type = template[i].type;
        wanted[i].value = template[i].value;
        wanted[i].length = template[i].length;
    }
    code = CALL(24, (wide, wide, real_attribute *, wide), session, object, wanted, count);
    for (i = 0; i < count; i++) template[i].length = (number)wanted[i].length;
    return code;
}

/* Only the class of objects is ever searched for, a number that grows on its way. */
static wide find_init(number session, attribute *template, number count) {
    wide value, code = enter("C_FindObjectsInit", "");
    real_attribute wanted;
    if (code) return code;
    if (count != 1 || template->type != 0 || template->length != sizeof(number)) return 7;
    value = *(number *)template->value;
    wanted.type = 0;
    wanted.value = &value;
    wanted.length = sizeof value;
    return CALL(26, (wide, real_attribute *, wide), session, &wanted, 1);
}

static wide find(number session, number *objects, number most, number *count) {
    wide found[64], i, n = 0, code;
    code = CALL(27, (wide, wide *, wide, wide *), session, found, most < 64 ? most : 64, &n);
    for (i = 0; !code && i < n; i++) objects[i] = (number)found[i];
    *count = (number)n;
    return code;
}

static wide find_final(number session) { return CALL(28, (wide), session); }

static wide sign_init(number session, attribute *mechanism, number key) {
    real_attribute wanted = {mechanism->type, 0, 0};
    wide parameters[3], code = enter("C_SignInit", "");
    if (code) return code;
    if (is_set("refuse", mechanism->type)) return 0x70;
    if (mechanism->length == sizeof(pss)) {
        pss *given = mechanism->value;
        parameters[0] = given->hash;
        parameters[1] = given->generator;
        parameters[2] = given->salt;
        wanted.value = parameters;
        wanted.length = sizeof parameters;
    }
    confirmed = 0;
    return CALL(42, (wide, real_attribute *, wide), session, &wanted, key);
}

static wide sign(number session, void *data, number length, unsigned char *signature, number *signature_length) {
    wide room = *signature_length, code = enter("C_Sign", "");
    if (code) return code;
    code = CALL(43, (wide, void *, wide, void *, wide *), session, data, length, signature, &room);
    if (!code && setting("confirm") && confirmed != session) return USER_NOT_LOGGED_IN;
    if (!code && setting("spoil")) signature[9] ^= 1;
    *signature_length = (number)room;
    return code;
}

static wide slot_event(number flags, number *slot, void *reserved) {
    wide there = !is_away(), changed = there != was_there;
    (void)reserved;
    journal("C_WaitForSlotEvent", "");
    if (!setting("events") || !(flags & 1)) return FUNCTION_NOT_SUPPORTED;
    was_there = there;
    *slot = 0;
    return changed ? OK : 8;
}

number C_GetFunctionList(function_list **list) {
    void *library = dlopen(beside("libsofthsm2-copy.so"), RTLD_NOW | RTLD_LOCAL);
    wide (*next)(real_list **) = library ? (wide(*)(real_list **))dlsym(library, "C_GetFunctionList") : 0;
    wide code = next ? next(&real) : 5;
    if (code) return (number)code;
    mine.major = real->major;
    mine.minor = real->minor;
#ifndef WINDOWS_LAYOUT
    memcpy(mine.function, real->function, sizeof mine.function);
#endif
    mine.function[0] = (void *)initialize;
    mine.function[1] = (void *)finalize;
    mine.function[4] = (void *)slot_list;
    mine.function[6] = (void *)get_token_info;
    mine.function[7] = (void *)mechanisms;
    mine.function[12] = (void *)open_session;
    mine.function[13] = (void *)close_session;
    mine.function[15] = (void *)get_session_info;
    mine.function[18] = (void *)login;
    mine.function[24] = (void *)attribute_value;
    mine.function[26] = (void *)find_init;
    mine.function[27] = (void *)find;
    mine.function[28] = (void *)find_final;
    mine.function[42] = (void *)sign_init;
    mine.function[43] = (void *)sign;
    mine.function[67] = (void *)slot_event;
    *list = &mine;
    return OK;
}
