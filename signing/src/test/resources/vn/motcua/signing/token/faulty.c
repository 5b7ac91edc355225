/*
 * Stands between the caller and a real PKCS#11 library: keeps a journal of the calls that matter, returns the codes
 * that the file FAULTS demands ("C_Sign 32" per line, hexadecimal), adds flags to every token ("flags 40000") and
 * hides mechanisms ("hide d"). Compiled with -DTARGET, -DFAULTS, -DJOURNAL, -DCONF and -DKEYPAD_PIN as strings.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef unsigned long number;

typedef struct {
    unsigned char major, minor;
    void *function[68];
} function_list;

static function_list *real;
static function_list mine;

static number setting(const char *name) {
    char key[64];
    number value, found = 0;
    FILE *faults = fopen(FAULTS, "r");
    if (!faults) return 0;
    while (fscanf(faults, "%63s %lx", key, &value) == 2)
        if (!strcmp(key, name)) found = value;
    fclose(faults);
    return found;
}

static number fault(const char *name, const char *detail) {
    FILE *journal = fopen(JOURNAL, "a");
    if (journal) {
        fprintf(journal, "%s%s\n", name, detail);
        fclose(journal);
    }
    return setting(name);
}

static number initialize(void *arguments) {
    number code = fault("C_Initialize", arguments ? "" : " null");
    if (code && arguments) return code;
    setenv("SOFTHSM2_CONF", CONF, 1);
    return ((number(*)(void *))real->function[0])(arguments);
}

static number token_info(number slot, unsigned char *info) {
    number code = fault("C_GetTokenInfo", "");
    if (code) return code;
    code = ((number(*)(number, unsigned char *))real->function[6])(slot, info);
    if (!code) *(number *)(info + 96) |= setting("flags");
    return code;
}

static number mechanisms(number slot, number *list, number *count) {
    number i, hidden = setting("hide");
    number code = ((number(*)(number, number *, number *))real->function[7])(slot, list, count);
    for (i = 0; !code && list && i < *count; i++)
        if (list[i] == hidden) list[i] = 0x8FFFFFFF;
    return code;
}

static number login(number session, number user, unsigned char *pin, number length) {
    number code = fault("C_Login", pin ? "" : " null");
    if (code) return code;
    if (!pin) {
        pin = (unsigned char *)KEYPAD_PIN;
        length = strlen(KEYPAD_PIN);
    }
    return ((number(*)(number, number, unsigned char *, number))real->function[18])(session, user, pin, length);
}

static number sign(number session, void *data, number length, void *signature, number *signature_length) {
    number code = fault("C_Sign", "");
    number(*next)(number, void *, number, void *, number *) = (void *)real->function[43];
    if (code) return code;
    code = next(session, data, length, signature, signature_length);
    if (!code && setting("spoil")) ((unsigned char *)signature)[9] ^= 1;
    return code;
}

number C_GetFunctionList(function_list **list) {
    void *library = dlopen(TARGET, RTLD_NOW | RTLD_LOCAL);
    number (*next)(function_list **) = library ? (number(*)(function_list **))dlsym(library, "C_GetFunctionList") : 0;
    number code = next ? next(&real) : 5;
    if (code) return code;
    mine = *real;
    mine.function[0] = (void *)initialize;
    mine.function[6] = (void *)token_info;
    mine.function[7] = (void *)mechanisms;
    mine.function[18] = (void *)login;
    mine.function[43] = (void *)sign;
    *list = &mine;
    return 0;
}
