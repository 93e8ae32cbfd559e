// A plan checked over a program's own structs: no macro, no copy.
#include <chitieu/chitieu.hpp>

#include <iostream>
#include <string>
#include <vector>

enum class title { ldtt, cstdcs };

struct staff_member {
  std::string id;
  std::vector<title> titles;
};

int main() {
  auto const text = chitieu::source::from_text("honours.plan", R"(
plan “Honours” for 2023
scale honour, cumulative: LĐTT “Lao động tiên tiến” < CSTĐCS
population staff
  id      key
  titles  set of honour
target 6: ≥95% of staff hold LĐTT
)");
  auto const program = chitieu::compile(chitieu::parse(*text));

  std::vector<staff_member> people;
  for (int i = 1; i <= 80; ++i)
    people.push_back(
        {std::to_string(i), i <= 75 ? std::vector{title::ldtt} : std::vector<title>{}});

  chitieu::dataset data;
  data.add("staff",
           chitieu::rows(people, chitieu::column("id", &staff_member::id),
                         chitieu::column("titles", &staff_member::titles,
                                         {{title::ldtt, "LĐTT"}, {title::cstdcs, "CSTĐCS"}})));

  auto const report = chitieu::evaluate(program, data, {.who = true});
  for (auto const& target : report.targets)
    for (auto const& clause : target.clauses) {
      std::cout << clause.id << ' ' << to_string(clause.status) << ' ' << clause.counts.yes << '/'
                << clause.counts.base() << ", " << clause.margins.short_by << " short:";
      for (auto const& missing : clause.who->missing) std::cout << ' ' << missing.key;
      std::cout << '\n';
    }
  return report.exit_code() == 1 ? 0 : 1;
}
