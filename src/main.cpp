#include <chitieu/command/command.hpp>

#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#ifdef _WIN32
#include <io.h>
#include <windows.h>
#else
#include <sys/ioctl.h>
#include <unistd.h>
#endif

// What a program may ask of its surroundings is asked here, so that the library never does.
static chitieu::command::surroundings look_around() {
  chitieu::command::surroundings out;
#ifdef _WIN32
  SetConsoleOutputCP(CP_UTF8);
  out.colour = _isatty(_fileno(stdout)) != 0;
#else
  out.colour = isatty(STDOUT_FILENO) != 0;
  winsize size{};
  if (out.colour && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
    out.width = size.ws_col;
#endif
  if (auto const* no_colour = std::getenv("NO_COLOR"); no_colour && *no_colour) out.colour = false;
  return out;
}

int main(int count, char** arguments) {
  std::vector<std::string> const given(arguments + (count > 0 ? 1 : 0), arguments + count);
  auto const done = chitieu::command::run(given, look_around());
  std::fwrite(done.errors.data(), 1, done.errors.size(), stderr);
  auto const written = std::fwrite(done.output.data(), 1, done.output.size(), stdout);
  if (written != done.output.size() || std::fflush(stdout) != 0) {
    std::perror("chitieu");
    return 2;
  }
  return done.exit_code;
}
