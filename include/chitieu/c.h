/* chitieu from C, and from whatever calls C: .NET, Java, PHP, Go. Plans and CSV as bytes, tables as
 * Arrow structs, reports and diagnostics as JSON (rules/README.md, section "JSON").
 *
 * Every function returns CHITIEU_OK or why it did not do what it was asked for; chitieu_last_error
 * then says it in words. What a function gives comes back through its last argument, which is only
 * written to on CHITIEU_OK. No exception, signal or longjmp comes out of a function.
 *
 * A handle is a number, never a pointer, and no number is given twice: a handle that was freed, is
 * of another kind, or is no handle at all is CHITIEU_MISUSE and harmless, also when it is freed
 * twice. 0 is no handle. What was made of a handle (a report of a plan) does not need it any more.
 *
 * Functions may be called from any threads at the same time, with the same handles, too; a table
 * that is added while another thread checks is in that check or is not. Texts are UTF-8. Strings
 * that are taken by `char const*` alone end with a NUL; those with a size need not.
 */
#ifndef CHITIEU_C_H
#define CHITIEU_C_H

#include <chitieu/data/arrow_abi.h>

#include <stddef.h>
#include <stdint.h>

#if defined(_WIN32) && defined(CHITIEU_C_BUILDS)
#define CHITIEU_C __declspec(dllexport)
#elif defined(_WIN32)
#define CHITIEU_C __declspec(dllimport)
#elif defined(__GNUC__)
#define CHITIEU_C __attribute__((visibility("default")))
#else
#define CHITIEU_C
#endif

#ifdef __cplusplus
#define CHITIEU_C_NOEXCEPT noexcept
extern "C" {
#else
#define CHITIEU_C_NOEXCEPT
#endif

/* The version of this interface. A library serves programs that were built with this number or a
 * smaller one: functions and members of options are added at the end and never change. */
#define CHITIEU_C_VERSION 1

typedef uint64_t chitieu_plan;   /* a plan that was read and compiled */
typedef uint64_t chitieu_data;   /* tables */
typedef uint64_t chitieu_report; /* what a check came to */
typedef uint64_t chitieu_text;   /* text that the library gave */

/* What a function returns. */
#define CHITIEU_OK 0
#define CHITIEU_MISUSE 1        /* an argument that no program should give */
#define CHITIEU_FAULTY 2        /* what was given cannot be read as what it should be */
#define CHITIEU_CANCELLED 3     /* the program's own function said so */
#define CHITIEU_OUT_OF_MEMORY 4 /* nothing has changed */
#define CHITIEU_FAILED 5        /* a defect of chitieu */

/* Languages of messages. */
#define CHITIEU_EN 0
#define CHITIEU_VI 1

/* The version of this interface that the library has, and its own version as text. */
CHITIEU_C int32_t chitieu_c_version(void) CHITIEU_C_NOEXCEPT;
CHITIEU_C const char* chitieu_version(void) CHITIEU_C_NOEXCEPT;

/* Why the last function that was called by this thread did not return CHITIEU_OK, in English; empty
 * when it did. It holds no cell of anybody's data, and is there until the thread's next call. */
CHITIEU_C const char* chitieu_last_error(void) CHITIEU_C_NOEXCEPT;

/* Frees a handle of any kind; 0 is no mistake. */
CHITIEU_C int32_t chitieu_free(uint64_t handle) CHITIEU_C_NOEXCEPT;

/* The bytes of a text, there until it is freed, with a NUL behind them; null when it is no text.
 * `size` may be null. */
CHITIEU_C const char* chitieu_text_bytes(chitieu_text text, size_t* size) CHITIEU_C_NOEXCEPT;

/* The bytes of a plan under the name by which messages call it. */
struct chitieu_source {
  char const* name;
  char const* bytes;
  size_t size;
};

/* Reads and compiles the first source; the others are plans that it may extend. There is a plan
 * whatever is wrong with the text: its diagnostics say what, and targets without errors stand. */
CHITIEU_C int32_t chitieu_plan_read(const struct chitieu_source* sources, size_t count,
                                    chitieu_plan* out) CHITIEU_C_NOEXCEPT;

/* What is wrong with a plan, as JSON; how many of it are errors (`errors` may be null). */
CHITIEU_C int32_t chitieu_plan_diagnostics(chitieu_plan plan, int32_t language, size_t* errors,
                                           chitieu_text* out) CHITIEU_C_NOEXCEPT;

/* A set of tables without any. */
CHITIEU_C int32_t chitieu_data_new(chitieu_data* out) CHITIEU_C_NOEXCEPT;

/* Adds a table for a population, by its name or an alias. The stream, or the schema and the array,
 * are taken: their `release` is null afterwards, whatever is returned (but for CHITIEU_MISUSE).
 * What is no table is CHITIEU_FAULTY, and nothing is added. */
CHITIEU_C int32_t chitieu_data_add_stream(chitieu_data data, char const* population,
                                          struct ArrowArrayStream* stream) CHITIEU_C_NOEXCEPT;
CHITIEU_C int32_t chitieu_data_add_array(chitieu_data data, char const* population,
                                         struct ArrowSchema* schema,
                                         struct ArrowArray* array) CHITIEU_C_NOEXCEPT;

/* Adds the bytes of a CSV file, which are copied; messages call it `file`. What is wrong with it is
 * in the diagnostics of reports, and then what reads the table is `invalid`. */
CHITIEU_C int32_t chitieu_data_add_csv(chitieu_data data, char const* population, char const* file,
                                       char const* bytes, size_t size) CHITIEU_C_NOEXCEPT;

/* Other tables under the name that the plan gives them; `previous` needs no declaration. */
struct chitieu_earlier {
  char const* name;
  chitieu_data data;
};

/* How a plan is checked. Set all to 0 and `struct_size` to sizeof(struct chitieu_check_options). */
struct chitieu_check_options {
  size_t struct_size;
  char const* as_of; /* 2023-10-30 or 30/10/2023; null: judged as final */
  char const* by;    /* the column that verdicts are broken down by; null: none */
  int32_t who;       /* not 0: the report lists keys of who counts, is missing, is unknown */
  int32_t names;     /* not 0: with `who`, the first column declared `personal`, too */
  const struct chitieu_earlier* earlier;
  size_t earlier_count;
  /* Asked before each block of rows; not 0 ends the check. With `threads` any of them asks. */
  int32_t (*stop)(void* user);
  void* user;
  /* How many threads read and count, the caller's among them; 0 and 1: that one alone. */
  int32_t threads;
};

/* Judges every target; `options` may be null. Mistakes in plan and data are in the report. */
CHITIEU_C int32_t chitieu_check(chitieu_plan plan, chitieu_data data,
                                const struct chitieu_check_options* options,
                                chitieu_report* out) CHITIEU_C_NOEXCEPT;

/* A report as JSON, messages in a language; no keys or names unless the check was asked for them.
 */
CHITIEU_C int32_t chitieu_report_json(chitieu_report report, int32_t language,
                                      chitieu_text* out) CHITIEU_C_NOEXCEPT;

/* What the command `chitieu check` would exit with: 0, 1 or 2. */
CHITIEU_C int32_t chitieu_report_exit_code(chitieu_report report, int32_t* out) CHITIEU_C_NOEXCEPT;

#ifdef __cplusplus
}
#endif

#endif
