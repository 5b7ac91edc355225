/*
 * A PKCS#11 library with one token that behaves as its macros say: -DLABEL, -DSERIAL, -DFLAGS (numbers of PKCS#11) for
 * the token, -DTOKENS for how many there are, and -DBEHAVIOUR for what happens in C_Initialize or C_OpenSession. With
 * -DTARGET and -DCONF it hands everything to SoftHSM with that configuration.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define WORKS 0
#define CRASHES 1
#define EXITS 2
#define HANGS 3
#define HANGS_IN_SESSION 4
#define CHATS 5
#define FLOODS 6
#define BABBLES_AND_EXITS 7
#define REFUSES 8
#define CRASHES_IN_SESSION 9

#ifndef BEHAVIOUR
#define BEHAVIOUR WORKS
#endif
#ifndef LABEL
#define LABEL "can-bo"
#endif
#ifndef SERIAL
#define SERIAL "0012"
#endif
#ifndef FLAGS
#define FLAGS 0x40D
#endif
#ifndef TOKENS
#define TOKENS 1
#endif

typedef unsigned long number;

typedef struct {
    unsigned char major, minor;
    void *function[68];
} function_list;

#ifdef TARGET

number C_GetFunctionList(void **list) {
    void *library;
    setenv("SOFTHSM2_CONF", CONF, 1);
    library = dlopen(TARGET, RTLD_NOW | RTLD_LOCAL);
    if (!library) return 5;
    return ((number(*)(void **))dlsym(library, "C_GetFunctionList"))(list);
}

#else

static function_list mine;

static void misbehave(int now) {
    if (BEHAVIOUR != now) return;
    switch (now) {
    case CRASHES:
    case CRASHES_IN_SESSION:
        *(volatile int *)0 = 1;
        break;
    case EXITS:
        _exit(0);
    case HANGS:
    case HANGS_IN_SESSION:
        while (1) sleep(1);
    case CHATS:
        printf("driver v1.0 initialised\nDONE\tTOKEN\tno end of line: ");
        fflush(stdout);
        break;
    case FLOODS:
        while (1) printf("debug debug debug debug debug debug\n");
    case BABBLES_AND_EXITS:
        printf("<html>not an answer</html>\n");
        fflush(stdout);
        _exit(0);
    }
}

static number initialize(void *arguments) {
    (void)arguments;
    misbehave(CRASHES);
    misbehave(EXITS);
    misbehave(HANGS);
    misbehave(CHATS);
    misbehave(FLOODS);
    misbehave(BABBLES_AND_EXITS);
    return BEHAVIOUR == REFUSES ? 5 : 0;
}

static number slot_list(unsigned char present, number *list, number *count) {
    number i;
    (void)present;
    for (i = 0; list && i < TOKENS; i++) list[i] = i + 7;
    *count = TOKENS;
    return 0;
}

static void padded(unsigned char *to, const char *text, size_t length) {
    memset(to, ' ', length);
    memcpy(to, text, strlen(text));
}

static number token_info(number slot, unsigned char *info) {
    (void)slot;
    padded(info, LABEL, 32);
    padded(info + 32, "Stub", 32);
    padded(info + 64, "Model", 16);
    padded(info + 80, SERIAL, 16);
    *(number *)(info + 96) = FLAGS;
    return 0;
}

static number open_session(number slot, number flags, void *application, void *notify, number *session) {
    (void)slot, (void)flags, (void)application, (void)notify;
    misbehave(HANGS_IN_SESSION);
    misbehave(CRASHES_IN_SESSION);
    *session = 1;
    return 0xE0;
}

#ifndef WITHOUT_FUNCTION_LIST
number C_GetFunctionList(void **list) {
    mine.major = 2;
    mine.minor = 40;
    mine.function[0] = initialize;
    mine.function[4] = slot_list;
    mine.function[6] = token_info;
    mine.function[12] = open_session;
    *list = &mine;
    return 0;
}
#else
void *unused[] = {initialize, slot_list, token_info, open_session, &mine};
#endif

#endif
