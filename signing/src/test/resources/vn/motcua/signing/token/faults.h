/*
 * What goes wrong on command. The file "faults" beside the library holds lines "NAME HEX [TIMES]" and is read at each
 * call, so that a test changes it while the driver runs; the first line, "generation HEX 0", begins the counting of
 * TIMES anew. The file "journal" gets a line for each call that matters.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef unsigned long wide;

#define ANY ((wide)-1)

static pthread_mutex_t control = PTHREAD_MUTEX_INITIALIZER;

static struct {
    char name[64];
    wide used;
} counters[64];

static wide generation;

/* A file beside this library; the text lasts until the next call. */
static const char *beside(const char *name) {
    static __thread char path[4096];
    Dl_info self;
    char *end;
    dladdr((void *)beside, &self);
    snprintf(path, sizeof path, "%s", self.dli_fname);
    end = strrchr(path, '/');
    snprintf(end + 1, sizeof path - (end + 1 - path), "%s", name);
    return path;
}

static wide *counter(const char *name) {
    int i;
    for (i = 0; i < 63 && counters[i].name[0] && strcmp(counters[i].name, name); i++)
        ;
    strncpy(counters[i].name, name, 63);
    return &counters[i].used;
}

/* The value set for a name, 0 if there is none or it has been used up; ANY for "wanted" takes the last line's. */
static wide look_up(const char *name, wide wanted) {
    char line[256], key[64];
    wide value, times, found = 0;
    FILE *faults = fopen(beside("faults"), "r");
    if (!faults) return 0;
    while (fgets(line, sizeof line, faults)) {
        int read = sscanf(line, "%63s %lx %lu", key, &value, &times);
        if (read < 2) continue;
        if (!strcmp(key, "generation") && value != generation) {
            generation = value;
            memset(counters, 0, sizeof counters);
        }
        if (strcmp(key, name) || (wanted != ANY && wanted != value)) continue;
        if (read == 3 && (*counter(name))++ >= times) continue;
        found = value;
    }
    fclose(faults);
    return found;
}

static wide setting(const char *name) {
    wide found;
    pthread_mutex_lock(&control);
    found = look_up(name, ANY);
    pthread_mutex_unlock(&control);
    return found;
}

static int is_set(const char *name, wide value) {
    int found;
    pthread_mutex_lock(&control);
    found = look_up(name, value) == value;
    pthread_mutex_unlock(&control);
    return found;
}

/* The value set for an action at a function, "C_Sign:pull" for instance. */
static wide action(const char *function, const char *what) {
    char name[64];
    snprintf(name, sizeof name, "%s:%s", function, what);
    return setting(name);
}

static void journal(const char *function, const char *detail) {
    FILE *out;
    pthread_mutex_lock(&control);
    out = fopen(beside("journal"), "a");
    if (out) {
        fprintf(out, "%s%s\n", function, detail);
        fclose(out);
    }
    pthread_mutex_unlock(&control);
}
