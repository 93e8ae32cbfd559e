/* What a program in C does with chitieu, and what it must not be able to break. */
#include <chitieu/c.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int failures = 0;

#define EXPECT(condition)                                                                          \
  do {                                                                                             \
    if (!(condition)) {                                                                            \
      ++failures;                                                                                  \
      fprintf(stderr, "%s:%d: not so: %s (%s)\n", __FILE__, __LINE__, #condition,                  \
              chitieu_last_error());                                                               \
    }                                                                                              \
  } while (0)

static const char plan_text[] = "edition 1\n"
                                "population staff, complete\n"
                                "  id    key\n"
                                "  name  text  personal\n"
                                "  good  flag\n"
                                "target 1: at least 50% of staff good\n"
                                "target 2: at least 90% of staff good\n";

static chitieu_plan read_plan(char const* text) {
  struct chitieu_source source;
  chitieu_plan plan = 0;
  source.name = "staff.plan";
  source.bytes = text;
  source.size = strlen(text);
  EXPECT(chitieu_plan_read(&source, 1, &plan) == CHITIEU_OK);
  return plan;
}

static int has(chitieu_text text, char const* words) {
  size_t size = 0;
  char const* bytes = chitieu_text_bytes(text, &size);
  return bytes != NULL && strlen(bytes) == size && strstr(bytes, words) != NULL;
}

/* A batch of three rows, as a producer of Arrow hands it over. */

static int released = 0;

static void release_schema(struct ArrowSchema* schema) {
  for (int64_t i = 0; i < schema->n_children; ++i)
    if (schema->children[i]->release) schema->children[i]->release(schema->children[i]);
  schema->release = NULL;
  ++released;
}

static void release_array(struct ArrowArray* array) {
  for (int64_t i = 0; i < array->n_children; ++i)
    if (array->children[i]->release) array->children[i]->release(array->children[i]);
  array->release = NULL;
  ++released;
}

static struct ArrowSchema schema_of[2];
static struct ArrowSchema* schemas[2] = {&schema_of[0], &schema_of[1]};
static struct ArrowArray array_of[2];
static struct ArrowArray* arrays[2] = {&array_of[0], &array_of[1]};
static int64_t const ids[3] = {1, 2, 3};
static uint8_t const good[1] = {3}; /* yes, yes, no */
static void const* id_buffers[2] = {NULL, ids};
static void const* good_buffers[2] = {NULL, good};
static void const* no_buffers[1] = {NULL};

static void make_batch(struct ArrowSchema* schema, struct ArrowArray* array) {
  memset(schema, 0, sizeof *schema);
  memset(array, 0, sizeof *array);
  memset(schema_of, 0, sizeof schema_of);
  memset(array_of, 0, sizeof array_of);
  schema->format = "+s";
  schema->name = "";
  schema->n_children = 2;
  schema->children = schemas;
  schema->release = release_schema;
  array->length = 3;
  array->n_buffers = 1;
  array->buffers = no_buffers;
  array->n_children = 2;
  array->children = arrays;
  array->release = release_array;
  for (int i = 0; i < 2; ++i) {
    schema_of[i].format = i == 0 ? "l" : "b";
    schema_of[i].name = i == 0 ? "id" : "good";
    schema_of[i].flags = ARROW_FLAG_NULLABLE;
    schema_of[i].release = release_schema;
    array_of[i].length = 3;
    array_of[i].n_buffers = 2;
    array_of[i].buffers = i == 0 ? id_buffers : good_buffers;
    array_of[i].release = release_array;
  }
}

static int32_t count_down(void* user) {
  int* left = (int*)user;
  return --*left <= 0;
}

static void checks_arrow_tables(void) {
  struct ArrowSchema schema;
  struct ArrowArray array;
  struct chitieu_check_options options;
  chitieu_plan plan = read_plan(plan_text);
  chitieu_data data = 0;
  chitieu_report report = 0;
  chitieu_text text = 0;
  int32_t code = -1;

  make_batch(&schema, &array);
  EXPECT(chitieu_data_new(&data) == CHITIEU_OK);
  EXPECT(chitieu_data_add_array(data, "staff", &schema, &array) == CHITIEU_OK);
  EXPECT(schema.release == NULL && array.release == NULL);
  EXPECT(chitieu_check(plan, data, NULL, &report) == CHITIEU_OK);
  EXPECT(chitieu_report_exit_code(report, &code) == CHITIEU_OK && code == 1);
  EXPECT(chitieu_report_json(report, CHITIEU_EN, &text) == CHITIEU_OK);
  EXPECT(has(text, "\"met\"") && has(text, "\"unmet\"") && !has(text, "\"missing\""));
  EXPECT(chitieu_free(text) == CHITIEU_OK && chitieu_free(report) == CHITIEU_OK);

  memset(&options, 0, sizeof options);
  options.struct_size = sizeof options;
  options.who = 1;
  options.as_of = "2023-10-30";
  EXPECT(chitieu_check(plan, data, &options, &report) == CHITIEU_OK);
  EXPECT(chitieu_report_json(report, CHITIEU_VI, &text) == CHITIEU_OK);
  EXPECT(has(text, "\"missing\"") && has(text, "2023-10-30"));
  EXPECT(chitieu_free(text) == CHITIEU_OK && chitieu_free(report) == CHITIEU_OK);

  /* A program that was built when there were fewer options. */
  options.struct_size = offsetof(struct chitieu_check_options, stop);
  options.stop = count_down;
  EXPECT(chitieu_check(plan, data, &options, &report) == CHITIEU_OK);
  EXPECT(chitieu_free(report) == CHITIEU_OK);
  options.struct_size = sizeof options + 8;
  EXPECT(chitieu_check(plan, data, &options, &report) == CHITIEU_MISUSE);

  options.struct_size = sizeof options;
  options.stop = NULL;
  options.threads = 2;
  EXPECT(chitieu_check(plan, data, &options, &report) == CHITIEU_OK);
  EXPECT(chitieu_free(report) == CHITIEU_OK);
  options.threads = -1;
  EXPECT(chitieu_check(plan, data, &options, &report) == CHITIEU_MISUSE);

  int left = 1;
  options.threads = 0;
  options.stop = count_down;
  options.user = &left;
  report = 77;
  EXPECT(chitieu_check(plan, data, &options, &report) == CHITIEU_CANCELLED);
  EXPECT(report == 77);
  EXPECT(strlen(chitieu_last_error()) > 0);

  EXPECT(chitieu_free(data) == CHITIEU_OK && chitieu_free(plan) == CHITIEU_OK);
  EXPECT(released == 6);
}

static void says_what_is_wrong(void) {
  static char const table[] = "id,name,good\n1,An,yes\n2,Bình\n";
  struct chitieu_source sources[2] = {{"child.plan", NULL, 0}, {"parent.plan", NULL, 0}};
  static char const child[] = "plan \"Child\" for 2023 extends \"parent.plan\"\n";
  struct chitieu_source no_text = {"bytes.plan", "\xFF\xFE", 2};
  chitieu_plan plan =
      read_plan("population staff, complete\n  id  key\ntarget 1: ≥95 of staff with id\n");
  chitieu_data data = 0;
  chitieu_report report = 0;
  chitieu_text text = 0;
  size_t errors = 0;
  int32_t code = -1;

  EXPECT(chitieu_plan_diagnostics(plan, CHITIEU_VI, &errors, &text) == CHITIEU_OK);
  EXPECT(errors > 0 && has(text, "\"line\": 3") && has(text, "staff.plan"));
  EXPECT(chitieu_free(text) == CHITIEU_OK && chitieu_free(plan) == CHITIEU_OK);

  EXPECT(chitieu_plan_read(&no_text, 1, &plan) == CHITIEU_OK);
  EXPECT(chitieu_plan_diagnostics(plan, CHITIEU_EN, &errors, &text) == CHITIEU_OK);
  EXPECT(errors == 1 && has(text, "not-utf8"));
  EXPECT(chitieu_free(text) == CHITIEU_OK && chitieu_free(plan) == CHITIEU_OK);

  sources[0].bytes = child;
  sources[0].size = strlen(child);
  sources[1].bytes = plan_text;
  sources[1].size = strlen(plan_text);
  EXPECT(chitieu_plan_read(sources, 2, &plan) == CHITIEU_OK);
  EXPECT(chitieu_plan_diagnostics(plan, CHITIEU_EN, &errors, &text) == CHITIEU_OK);
  EXPECT(errors == 0);
  EXPECT(chitieu_free(text) == CHITIEU_OK);

  /* A row that is too short spoils the table, and says so without what stands in it. */
  EXPECT(chitieu_data_new(&data) == CHITIEU_OK);
  EXPECT(chitieu_data_add_csv(data, "staff", "staff.csv", table, strlen(table)) == CHITIEU_OK);
  EXPECT(chitieu_check(plan, data, NULL, &report) == CHITIEU_OK);
  EXPECT(chitieu_report_exit_code(report, &code) == CHITIEU_OK && code == 2);
  EXPECT(chitieu_report_json(report, CHITIEU_EN, &text) == CHITIEU_OK);
  EXPECT(has(text, "csv-ragged-row") && has(text, "invalid") && !has(text, "Bình"));
  EXPECT(chitieu_free(text) == CHITIEU_OK && chitieu_free(report) == CHITIEU_OK);
  EXPECT(chitieu_free(data) == CHITIEU_OK && chitieu_free(plan) == CHITIEU_OK);
}

static void bears_misuse(void) {
  struct ArrowSchema schema;
  struct ArrowArray array;
  struct ArrowArrayStream stream;
  struct chitieu_source source = {"p", NULL, 3};
  struct chitieu_check_options options;
  chitieu_plan plan = read_plan(plan_text);
  chitieu_data data = 0;
  chitieu_report report = 0;
  chitieu_text text = 0;
  size_t size = 0;
  EXPECT(chitieu_data_new(&data) == CHITIEU_OK);

  EXPECT(chitieu_plan_read(NULL, 1, &plan) == CHITIEU_MISUSE);
  EXPECT(chitieu_plan_read(&source, 1, &plan) == CHITIEU_MISUSE);
  EXPECT(chitieu_plan_read(&source, 0, &plan) == CHITIEU_MISUSE);
  EXPECT(chitieu_plan_read(&source, 1, NULL) == CHITIEU_MISUSE);
  source.size = 0;
  source.name = "\xC3";
  EXPECT(chitieu_plan_read(&source, 1, &plan) == CHITIEU_MISUSE);
  EXPECT(strstr(chitieu_last_error(), "UTF-8") != NULL);
  EXPECT(chitieu_plan_diagnostics(plan, 2, NULL, &text) == CHITIEU_MISUSE);
  EXPECT(chitieu_plan_diagnostics(plan, CHITIEU_EN, NULL, NULL) == CHITIEU_MISUSE);
  EXPECT(chitieu_plan_diagnostics(data, CHITIEU_EN, NULL, &text) == CHITIEU_MISUSE);
  EXPECT(strstr(chitieu_last_error(), "another kind") != NULL);
  EXPECT(chitieu_data_new(NULL) == CHITIEU_MISUSE);
  EXPECT(chitieu_data_add_csv(data, NULL, "f", "", 0) == CHITIEU_MISUSE);
  EXPECT(chitieu_data_add_csv(data, "staff", "f", NULL, 9) == CHITIEU_MISUSE);
  EXPECT(chitieu_data_add_csv(plan, "staff", "f", "", 0) == CHITIEU_MISUSE);
  EXPECT(chitieu_data_add_stream(data, "staff", NULL) == CHITIEU_MISUSE);
  memset(&stream, 0, sizeof stream);
  EXPECT(chitieu_data_add_stream(data, "staff", &stream) == CHITIEU_MISUSE);
  EXPECT(chitieu_data_add_array(data, "staff", NULL, NULL) == CHITIEU_MISUSE);
  /* What is refused as misuse stays the caller's; what is no table was taken. */
  released = 0;
  make_batch(&schema, &array);
  EXPECT(chitieu_data_add_array(0, "staff", &schema, &array) == CHITIEU_MISUSE);
  EXPECT(released == 0 && schema.release != NULL && array.release != NULL);
  schema.format = "l";
  EXPECT(chitieu_data_add_array(data, "staff", &schema, &array) == CHITIEU_FAULTY);
  EXPECT(released == 6 && schema.release == NULL && array.release == NULL);
  EXPECT(chitieu_check(plan, plan, NULL, &report) == CHITIEU_MISUSE);
  EXPECT(chitieu_check(plan, data, NULL, NULL) == CHITIEU_MISUSE);
  memset(&options, 0, sizeof options);
  EXPECT(chitieu_check(plan, data, &options, &report) == CHITIEU_MISUSE);
  options.struct_size = sizeof options;
  options.as_of = "31/02/2023";
  EXPECT(chitieu_check(plan, data, &options, &report) == CHITIEU_MISUSE);
  options.as_of = NULL;
  options.earlier_count = 1;
  EXPECT(chitieu_check(plan, data, &options, &report) == CHITIEU_MISUSE);
  EXPECT(chitieu_report_json(plan, CHITIEU_EN, &text) == CHITIEU_MISUSE);
  EXPECT(chitieu_report_exit_code(0, NULL) == CHITIEU_MISUSE);
  EXPECT(chitieu_text_bytes(data, &size) == NULL && chitieu_text_bytes(0, NULL) == NULL);

  EXPECT(chitieu_free(0) == CHITIEU_OK && strlen(chitieu_last_error()) == 0);
  EXPECT(chitieu_free(plan) == CHITIEU_OK);
  EXPECT(chitieu_free(plan) == CHITIEU_MISUSE);
  EXPECT(chitieu_plan_diagnostics(plan, CHITIEU_EN, NULL, &text) == CHITIEU_MISUSE);
  EXPECT(chitieu_free(UINT64_MAX) == CHITIEU_MISUSE);
  EXPECT(chitieu_free(data) == CHITIEU_OK);
}

int main(void) {
  EXPECT(chitieu_c_version() == CHITIEU_C_VERSION);
  EXPECT(strchr(chitieu_version(), '.') != NULL);
  checks_arrow_tables();
  says_what_is_wrong();
  bears_misuse();
  if (failures == 0) puts("all is as it should be");
  return failures == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
