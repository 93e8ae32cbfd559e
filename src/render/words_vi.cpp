#include "words.hpp"

namespace chitieu::render {

words const words_vi{
    .decimal_sign = ',',

    .id = "mã",
    .status = "kết quả",
    .count = "số lượng",
    .share = "tỷ lệ",
    .threshold = "ngưỡng",
    .need = "cần",
    .margin = "chênh lệch",
    .due = "hạn",
    .group = "nhóm",

    .met = "đạt",
    .pending = "chưa đến hạn",
    .undetermined = "chưa xác định",
    .unmet = "chưa đạt",
    .broken = "vi phạm",
    .invalid = "không hợp lệ",

    .year = "năm {0}",
    .as_of = "tính đến {0}",
    .judged_as_final = "không có ngày tính: xét như đã hết hạn",
    .clauses_met = "{0}/{1} ý đạt",
    .no_targets = "không có chỉ tiêu nào",

    .short_by = "thiếu {0}",
    .over_by = "thừa {0}",
    .spare = "dư {0}",
    .short_at_worst = "thiếu ≤ {0}",
    .over_at_worst = "thừa ≤ {0}",

    .heads = "{0}/{1}",
    .need_of_base = "{0}/{1}",
    .have_of_base = "{0}",
    .have_counted = "{0}",
    .ask_at_least = "cần {0}",
    .ask_at_most = "nhiều nhất {0}",
    .ask_exactly = "cần đúng {0}",
    .ask_between = "cần từ {0} đến {1}",

    .too_few = "thiếu {0}{3}: {1}, hiện có {2}",
    .too_many = "thừa {0}{3}: {1}, hiện có {2}",
    .not_counting = "{0} (không tính {1} chưa rõ)",
    .counting_too = "{0} (tính cả {1} chưa rõ)",
    .unreachable = "{0}không số nào khớp “{1}”",
    .out_of = "với {0}, ",
    .nearest = "; gần nhất: {0}",
    .or_else = "{0} hoặc {1}",
    .now = "; hiện có {0}",
    .unknown_between = "chưa rõ {0}: từ {1} đến {2}, {3}",
    .perhaps_outside = "chưa rõ {0} ({1} có thể ngoài diện xét): từ {2} đến {3}",
    .with_share = "{0} ({1})",
    .empty_base = "không có đối tượng nào để xét: 0/0",
    .perhaps_empty = "chưa rõ {0}: có thể không có đối tượng nào để xét",
    .unsettled = "dữ liệu chưa đủ để kết luận",
    .cannot_judge = "không xét được: xem thông báo lỗi",
    .until = "{0}; hạn {1}",

    .missing = "thiếu",
    .counted = "tính vào",
    .unknown = "chưa rõ",
    .with_name = "{0} ({1})",
    .of_population = "{0}: {1}",
    .blank_group = "(trống)",

    .target = "chỉ tiêu",
    .groups = "nhóm",
    .details = "chi tiết",
    .reading = "cách hiểu",
    .source = "nguồn",
    .owner = "phụ trách",
    .remark = "ghi chú",
    .limit = "giới hạn",
    .check = "kiểm tra",
    .messages = "thông báo",

    .error = "lỗi",
    .warning = "cảnh báo",
    .note = "lưu ý",
    .hint = "gợi ý",
    .and_more = "… và còn {0} thông báo nữa",
};

} // namespace chitieu::render
