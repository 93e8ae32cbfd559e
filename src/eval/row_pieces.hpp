#pragma once
#include <cstddef>
#include <vector>

namespace chitieu::eval {

/// Rows cut into pieces, for threads that take one whenever they are free.
///
/// Neighbouring pieces make a span, and who took a piece of one is given the rest of it, so that
/// what it asked memory for ahead are the rows it counts next; who comes to the end of a span helps
/// with another one. One thread at a time may ask.
class row_pieces {
 public:
  struct piece {
    std::size_t first;
    std::size_t last; ///< behind the last one
  };

  /// No span yet.
  static constexpr auto none = static_cast<std::size_t>(-1);

  row_pieces(std::size_t rows, std::size_t rows_of_piece);

  [[nodiscard]] std::size_t count() const noexcept { return count_; }

  /// The next piece of a span, or where it has none left, of another one, which `span` is then. To
  /// be asked as often as there are pieces.
  [[nodiscard]] piece take(std::size_t& span);

 private:
  struct span_of_pieces {
    std::size_t next;
    std::size_t end;
    bool is_taken = false;
  };

  [[nodiscard]] std::size_t another() const;

  std::size_t rows_;
  std::size_t rows_of_piece_;
  std::size_t count_;
  std::vector<span_of_pieces> spans_;
};

} // namespace chitieu::eval
