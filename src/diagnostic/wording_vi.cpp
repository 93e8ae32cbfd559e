#include "wording.hpp"

#include <chitieu/limits.hpp>
#include <chitieu/version.hpp>

namespace chitieu {
namespace {

static_assert(limits::file_bytes == 1U << 20, "file_too_large says 1 MiB");
static_assert(edition == 1, "unknown_edition says edition 1");

constexpr wording wordings_vi[] = {
    {code::file_unreadable, "không đọc được tệp `{0}`",
     "kiểm tra xem có tệp mang tên này không và có mở được không"},
    {code::file_too_large, "tệp `{0}` lớn hơn 1 MiB",
     "tệp kế hoạch chỉ chứa quy tắc; hãy để số liệu trong các bảng riêng"},
    {code::not_utf8, "văn bản này không phải UTF-8 (bảng mã có thể là: {0})",
     "lưu lại tệp theo bảng mã UTF-8; trong phần mềm bảng tính, chọn “CSV UTF-8”"},
    {code::bidi_control, "một ký tự ẩn ({0}) có thể làm dòng này trông khác với nội dung thật",
     "xóa ký tự ấy hoặc gõ lại cả dòng"},
    {code::orphan_indent, "dòng này thụt vào nhưng phía trên chưa có câu nào",
     "viết câu bắt đầu từ sát lề trái"},
    {code::too_many_statements, "một tệp có nhiều nhất {0} câu, câu này đã vượt quá",
     "chia kế hoạch thành nhiều tệp"},

    {code::csv_no_header, "bảng không có dòng tiêu đề", "ghi tên các cột ở dòng đầu tiên"},
    {code::csv_empty_header, "cột thứ {0} của bảng không có tên",
     "đặt tên cho cột ở dòng tiêu đề, hoặc xóa cả cột"},
    {code::csv_duplicate_header, "trong bảng có hai cột cùng là `{0}`",
     "đổi tên hoặc xóa một trong hai cột"},
    {code::csv_ragged_row, "dòng này có {0} ô, còn dòng tiêu đề có {1} ô",
     "kiểm tra các dấu ngăn cách; ô nào có dấu ấy bên trong thì phải đặt trong dấu ngoặc kép"},
    {code::csv_open_quote, "dấu ngoặc kép mở ở đầu ô này không được đóng lại",
     "đóng dấu ngoặc kép; bên trong ô, mỗi dấu ngoặc kép phải viết hai lần"},

    {code::unknown_statement, "không có câu nào mở đầu như thế này{0?: `{0}`}",
     "{0?có phải là `{0}`?|mở đầu bằng một từ như `chỉ tiêu`, `kiểm tra`, `tổng thể`, `thang bậc` "
     "hoặc `thuật ngữ`}"},
    {code::unexpected_word, "`{0}` không đứng được {2?sau `{2}`|ở đây}{1?; ở đây cần {1}}",
     "{1?chẳng hạn: `{1}`|{0?viết một số trước chỗ này, như {0}|{2?đã khai báo: `{2}`|bỏ đi, "
     "hoặc thêm trước đó phần còn thiếu}}}"},
    {code::unexpected_end, "câu dừng quá sớm{1?, sau `{1}`}{0?; ở đây cần {0}}",
     "{0?chẳng hạn: `{0}`|{1?đã khai báo: `{1}`|viết nốt câu; nếu câu còn tiếp ở dòng dưới thì "
     "thụt "
     "dòng ấy vào}}"},
    {code::unknown_name, "không hiểu `{0}`{2? sau `{2}`}{1?; ở đây cần {1}}",
     "{0?có phải là `{0}`{2?, như trong `{2}`}?|{2?chẳng hạn: `{2}`|{1?đã khai báo: `{1}`|viết "
     "đúng "
     "như ở chỗ khai báo; một đoạn không phải là tên đã khai báo thì đặt trong dấu ngoặc kép}}}"},
    {code::open_quote, "dấu ngoặc kép này không được đóng lại",
     "đóng dấu ngoặc kép; bên trong đoạn trích, mỗi dấu ngoặc kép phải viết hai lần"},
    {code::too_deep, "quá {0} tầng điều kiện hoặc định nghĩa lồng vào nhau",
     "tách thành nhiều câu ngắn hơn"},
    {code::name_too_long, "một tên có nhiều nhất {0} ký tự, tên này dài hơn",
     "chọn một tên ngắn hơn"},
    {code::bad_name, "tên không được để trống hay bắt đầu bằng chữ số{0?: `{0}`}",
     "thêm một chữ cái vào đầu tên"},
    {code::bad_slot, "các ô trống của `{0}` không hợp lệ",
     "viết mỗi ô trống một lần, là một tên trong ngoặc nhọn, trước nó có chữ; mọi tên của cụm từ "
     "có cùng các ô trống"},
    {code::ambiguous_number,
     "`{0}` có hai cách đọc: dấu `.` hoặc `,` có thể tách phần thập phân hoặc tách hàng nghìn",
     "thêm dòng `số viết theo: vi` nếu một rưỡi viết là `1,5`, `số viết theo: en` nếu viết là "
     "`1.5`"},
    {code::number_too_large, "`{0}` quá lớn hoặc có quá nhiều chữ số nên không giữ được chính xác",
     "viết với nhiều nhất 15 chữ số"},
    {code::not_a_number, "`{0}` không đọc được thành số",
     "viết số lẻ là `95,5` khi có dòng `số viết theo: vi`, là `95.5` khi có dòng "
     "`số viết theo: en`"},
    {code::zero_denominator, "`{0}` chia cho 0", "viết số khác 0 vào đó, như `2/3`"},
    {code::no_such_date, "`{0}` không có trên lịch",
     "viết ngày/tháng/năm như `31/12/2023`, hoặc từ ngày trước đến ngày sau như `20-30/6/2023`"},
    {code::unknown_edition, "chương trình này không biết ấn bản `{0}` của ngôn ngữ quy tắc",
     "viết `ấn bản 1`, hoặc dùng phiên bản mới hơn của chương trình"},
    {code::two_readings, "`{0}` có thể hiểu theo hai cách: `{1}` hoặc `{2}`",
     "muốn nói cách nào thì viết đúng như cách ấy"},
    {code::other_reading, "`{0}` còn một cách hiểu khác, không có lỗi",
     "nếu muốn nói như thế thì viết `{0}`"},

    {code::missing_population, "chưa có bảng dữ liệu cho tổng thể `{0}`",
     "có phải là bảng `{0}`? hãy đổi tên bảng, hoặc ghi thêm tên bảng trong dấu ngoặc kép sau tên "
     "tổng thể"},
    {code::missing_column, "bảng của `{1}` không có cột `{0}`",
     "có phải là tiêu đề `{0}`? hãy sửa lại trong bảng, hoặc ghi thêm trong dấu ngoặc kép ở cột ấy "
     "của kế hoạch"},
    {code::ambiguous_table, "mỗi tổng thể ứng với một bảng, nhưng `{0}` có thể là `{1}`",
     "đổi tên bảng hoặc tên trong kế hoạch để mỗi bảng chỉ hợp với một tổng thể"},
    {code::unused_table, "bảng `{0}` không thuộc tổng thể nào của kế hoạch nên không được đọc",
     "có phải là tổng thể `{0}`? hãy đổi tên bảng, hoặc ghi thêm tên bảng trong dấu ngoặc kép sau "
     "tên tổng thể"},
    {code::undeclared_category,
     "{1?`{1}`|nội dung ô này} không phải là giá trị đã khai báo của cột `{0}`",
     "{0?có phải là `{0}`?|đã khai báo: `{1}`}"},
    {code::bad_date, "ô này của cột `{0}` không phải là ngày",
     "viết ngày/tháng/năm như `31/12/2023`, hoặc `2023-12-31`"},
    {code::bad_number, "ô này của cột `{0}` không phải là số hợp lệ",
     "chỉ viết chữ số, không kèm đơn vị; cột khai báo `số nguyên` không nhận số lẻ; hãy làm tròn "
     "số có hơn 18 chữ số"},
    {code::ambiguous_number_cell,
     "ô này của cột `{0}` có hai cách đọc: dấu `.` hoặc `,` có thể tách phần thập phân hoặc tách "
     "hàng nghìn",
     "thêm vào kế hoạch dòng `số viết theo: vi` nếu trong bảng một rưỡi viết là `1,5`, "
     "`số viết theo: en` nếu viết là `1.5`"},
    {code::bad_flag, "ô này của cột `{0}` không cho biết là có hay không",
     "viết `có` hoặc `không`, `yes` hoặc `no`, `true` hoặc `false`, `1` hoặc `0`, hoặc `x` nếu là "
     "có"},
    {code::wrong_kind_of_column,
     "cột `{0}` chứa loại dữ liệu khác với kế hoạch khai báo{1?; ở đây cần {1}}",
     "sửa kiểu của cột trong kế hoạch, hoặc đổi dữ liệu của cột trong bảng"},
    {code::blank_key, "dòng này để trống cột khóa `{0}`", "điền khóa, hoặc xóa dòng này"},
    {code::duplicate_key, "dòng này của `{0}` trùng khóa với dòng {1}",
     "cho mỗi dòng một khóa riêng, hoặc xóa dòng bị lặp"},
    {code::dangling_reference, "ô này của cột `{0}` chỉ đến một mã không có trong `{1}`",
     "sửa ô này, bổ sung dòng còn thiếu, hoặc ghi `có thể vắng` sau kiểu của cột"},
    {code::key_taken, "`{0}` đã có dòng mang khóa này",
     "sửa dòng đã có, hoặc cho dòng mới một khóa riêng"},
    {code::no_such_row, "`{0}` không có dòng nào mang khóa này",
     "sửa lại khóa, hoặc thêm dòng trước"},
    {code::row_is_named, "cột `{1}` của `{2}` vẫn còn chỉ đến dòng này của `{0}`",
     "sửa hoặc xóa các dòng chỉ đến nó trong cùng một lượt, hoặc ghi `có thể vắng` sau kiểu của "
     "cột đó"},
    {code::more_like_it, "còn {0} chỗ nữa giống như trên", ""},
    {code::near_text,
     "ô này của cột `{0}` chỉ khớp với khóa khi bỏ qua chữ hoa, chữ thường, khoảng trắng và chỗ "
     "đặt dấu thanh, nên không tính là khớp",
     "viết giống hệt khóa"},
    {code::unsupported_type, "cột `{0}` chứa {1}, không cột nào của kế hoạch nhận loại này",
     "đổi dữ liệu của cột trước khi trao bảng: {0}"},
    {code::damaged_table, "{0?cột `{0}`|bảng này} không nguyên vẹn: {1}",
     "tạo lại bảng bằng chương trình sinh ra nó, hoặc lưu bảng thành CSV"},
    {code::not_a_table, "đây là một cột hay một giá trị, không phải bảng gồm các cột có tên",
     "trao cả bảng; nếu chỉ có một cột, hãy đặt cột ấy vào một bảng trước"},
    {code::stream_failed, "không lấy được các dòng của bảng này (lỗi {0})",
     "chạy lại bước tạo bảng; chương trình tạo bảng có thể cho biết rõ hơn"},
    {code::near_match,
     "ô này của cột `{0}` chỉ giống `{1}` khi bỏ qua chữ hoa, chữ thường, khoảng trắng và chỗ đặt "
     "dấu thanh, nên không tính là khớp (số ô như vậy: {2})",
     "viết trong kế hoạch và trong bảng giống hệt nhau"},

    {code::duplicate_name, "tên `{0}` đã được dùng", "đặt tên khác cho một trong hai"},
    {code::duplicate_id, "mã `{0}` đã được dùng cho một chỉ tiêu khác",
     "{0?cả hai cùng có hiệu lực ngày {0}; cho một bên hết hạn trước khi bên kia bắt đầu, bằng "
     "`có hiệu lực đến` và `có hiệu lực từ`|đặt mã khác cho một trong hai; câu không có mã lấy số "
     "thứ tự của nó trong kế hoạch}"},
    {code::duplicate_statement,
     "điều này chỉ được ghi một lần trong kế hoạch, phía trên đã ghi rồi", "xóa một trong hai"},
    {code::no_key, "`{0}` không có khóa nên cột `{1}` không chỉ đến được",
     "khai báo một cột của nó là `khóa`, hoặc ghi `khóa: dòng` sau tên của nó và dấu phẩy"},
    {code::not_a_date_column, "`{0}` không phải là cột ngày",
     "dùng một cột được khai báo là `ngày`"},
    {code::population_never_chosen, "không giá trị nào của `{0}` chỉ tổng thể `{1}`",
     "khai báo `{0}` là `một trong …` với một giá trị mang tên, hay một tên gọi khác, của tổng thể "
     "ấy"},
    {code::bad_blank_value, "không dùng được `trống là` như thế này với `{0}`",
     "`trống là không` chỉ dành cho cột kiểu `có/không`; cột khác thì ghi `không có` hoặc một giá "
     "trị đã khai báo của cột"},
    {code::unknown_column, "`{1}` không có cột `{0}`",
     "{0?có phải là `{0}`?|{1?các cột của nó: `{1}`}}"},
    {code::unclear_quotation,
     "`{0}` có thể là tên khác của giá trị đứng trước, hoặc là tên cột trong bảng",
     "đặt các giá trị trong ngoặc đơn: `một trong (A, B “b”)`, tên cột đứng sau ngoặc: "
     "`một trong (A, B) “Tên cột”`"},
    {code::not_a_reference, "cột `{0}` không chỉ đến đúng một dòng của tổng thể khác",
     "chỉ đi tiếp bằng `của` qua cột có kiểu là một tổng thể, không phải `tập hợp`"},
    {code::unknown_value, "`{0}` không phải là giá trị đã khai báo của `{1}`",
     "{0?có phải là `{0}`?|{1?đã khai báo: `{1}`}}"},
    {code::look_alike,
     "`{0}` trông giống `{1}` nhưng không cùng chữ hoặc cùng dấu (`Đ`, `Ð` và `D` là ba chữ khác "
     "nhau)",
     "chép lại `{0}` từ chỗ khai báo"},
    {code::ambiguous_value, "`{0}` có thể là giá trị của nhiều cột: `{1}`",
     "ghi tên cột trước giá trị"},
    {code::value_of_other_population, "`{0}` là giá trị của `{2}`, không phải của `{1}`",
     "xem lại câu này nói về ai hoặc về cái gì"},
    {code::wrong_comparison, "không so sánh được cột `{0}` theo cách này",
     "bậc và số dùng `ít nhất`, `không quá`; ngày dùng `trước`, `chậm nhất`, `sau`, `trong`; chữ "
     "chỉ dùng `là`, `không phải là`"},
    {code::wrong_value, "`{0}` không hợp với cột `{1}`",
     "so sánh cột số với một số, cột ngày với một ngày, cột `có/không` với `có` hoặc `không`"},
    {code::is_on_a_set, "cột `{0}` chứa nhiều giá trị nên không so sánh được với một giá trị",
     "dùng `đạt`, `không đạt gì trong` hoặc `chỉ đạt`; nếu cột chỉ đến tổng thể khác thì dùng "
     "`có`"},
    {code::not_ordered, "các giá trị của `{0}` không có thứ tự nên không có cao hay thấp",
     "khai báo chúng bằng `thang bậc` từ thấp đến cao, hoặc ghi rõ các giá trị được tính, nối bằng "
     "`hoặc`"},
    {code::not_a_flag, "`{0}` không phải là cột có/không nên đứng một mình chưa thành điều kiện",
     "nói rõ điều cần xét ở cột này, ví dụ bằng `là`, `ít nhất` hoặc `trong`"},
    {code::not_a_subject, "`{0}` không cho biết cần đếm ai hoặc đếm cái gì",
     "ghi tên một tổng thể hoặc một thuật ngữ; nếu đã ghi đúng thì sửa lỗi ở chỗ khai báo trước"},
    {code::no_link, "không có gì nối `{0}` với `{1}`",
     "khai báo trong một bên một cột có kiểu là bên kia"},
    {code::ambiguous_link, "`{0}` và `{1}` được nối bằng nhiều cột: `{2}`",
     "nói rõ là cột nào: ghi `với tư cách` và tên cột ngay sau tên tổng thể được đếm"},
    {code::bare_percentage, "tỷ lệ `{0}` chưa nói rõ là ít nhất, không quá hay đúng bằng",
     "viết `ít nhất {0}`, `không quá {0}` hoặc `đúng {0}`, hoặc thêm vào kế hoạch dòng "
     "`tỷ lệ không ghi rõ: ít nhất`"},
    {code::bare_count, "số `{0}` chưa nói rõ là ít nhất, không quá hay đúng bằng",
     "viết `ít nhất {0}`, `không quá {0}` hoặc `đúng {0}`"},
    {code::count_of_base, "`{0}` là một số đếm, trong khi ở đây cần một tỷ lệ của tổng thể",
     "viết `{0}%` nếu muốn nói tỷ lệ; nếu muốn đếm thì bỏ `số`, `trong số` hoặc `trong tổng số`"},
    {code::percentage_over_100, "`{0}` lớn hơn toàn bộ",
     "tỷ lệ cao nhất là 100%; nếu muốn đếm thì bỏ dấu `%`"},
    {code::below_zero, "`{0}` nhỏ hơn 0, trong khi số đếm và tỷ lệ không bao giờ âm", "bỏ dấu `-`"},
    {code::range_reversed, "khoảng này kết thúc trước khi bắt đầu",
     "viết số nhỏ hơn hoặc ngày sớm hơn ở trước"},
    {code::mixed_range, "khoảng này có một đầu là số đếm, một đầu là tỷ lệ",
     "viết cả hai đầu là số đếm, hoặc cả hai đầu là phần trăm"},
    {code::rounding_of_count, "số đếm đã là số nguyên nên không có gì để làm tròn",
     "bỏ phần làm tròn, hoặc viết một tỷ lệ phần trăm"},
    {code::missing_predicate, "câu nêu tỷ lệ nhưng chưa nói phải đạt điều gì",
     "{0?nếu đó là điều phải đạt thì viết `{0}`|ghi điều phải đạt, ví dụ `đạt …`, `xếp loại …` "
     "hoặc "
     "`có …`}"},
    {code::base_of_other_population,
     "không lấy `{0}` làm tổng số được, vì các đối tượng đã đếm không thuộc tổng thể này",
     "ghi đúng tổng thể đã đếm, hoặc bắt đầu một câu mới sau dấu `;`"},
    {code::unknown_slot, "ở đây không có ô trống `{0}`",
     "viết ô này trong tên của cụm từ, cũng trong ngoặc nhọn"},
    {code::unused_slot, "ô trống `{0}` không được dùng trong nghĩa của cụm từ",
     "dùng ô này, hoặc bỏ nó khỏi tên"},
    {code::slot_needs_number, "`{0}` đứng ở chỗ cụm từ cần một số", "ghi một số vào đó"},
    {code::constant_is_no_number, "`{0}` là một giá trị, không phải một số",
     "dùng `đặt` để cho nó một số hoặc một tỷ lệ"},
    {code::no_value_for_year, "`{0}` không có giá trị cho {1}",
     "thêm năm đó vào bảng, hoặc ghi năm của kế hoạch sau tên kế hoạch"},
    {code::deadline_on_holiday, "hạn của `{0}`, {1}, là ngày nghỉ đã khai báo", ""},
    {code::cyclic_definition, "`{0}` được định nghĩa bằng chính nó",
     "bỏ nó khỏi định nghĩa của chính nó và khỏi các định nghĩa được dùng trong đó"},
    {code::too_large_expansion,
     "khi viết hết các thuật ngữ và cụm từ ra, kế hoạch có hơn {0} điều kiện",
     "bớt dùng thuật ngữ và cụm từ lồng vào nhau"},
    {code::number_of_other_population,
     "{1?`{0}` là số liệu của `{1}`{2?, không phải của `{2}`}|`{0}` là số liệu của từng đối tượng, "
     "mà câu chưa nói của ai}",
     "nói gộp cho tất cả, ví dụ `trung bình {0} của …`, hoặc nói cho từng người, ví dụ `mọi … có "
     "{0} ít nhất …`"},
    {code::not_a_number_column, "cột `{0}` không chứa số",
     "gọi một cột khai báo là `số nguyên` hoặc `số`; cột không phải là số thì chỉ đếm được, như "
     "`số lượng {0} khác nhau của …`"},
    {code::wrong_arithmetic,
     "{0?riêng `{0}` chưa phải là con số để tính|ngày và giờ không cộng, nhân hay lấy trung bình "
     "được}",
     "{0?viết rõ lấy gì ở đó, ví dụ `số lượng … ở {0}`|khoảng cách giữa hai ngày là con số: `số "
     "ngày từ … đến …`}"},
    {code::unknown_dataset, "không có số liệu trước nào tên là `{0}`",
     "khai báo `{0}` ở một dòng bắt đầu bằng `số liệu trước`, hoặc viết `kỳ trước`"},
    {code::bad_unit, "đơn vị tính `{0}` chưa được nói theo một đơn vị khác",
     "sau `đơn vị tính` và `=`, ghi một đơn vị ấy bằng bao nhiêu đơn vị kia"},
    {code::unit_mismatch, "không so được {0} với {1}",
     "dùng cùng một đơn vị tính ở hai bên, hoặc khai báo cách đổi: `đơn vị tính … = …`"},
    {code::percent_missing, "tỷ lệ phải so với phần trăm, còn đây là một số thường",
     "thêm dấu `%` nếu muốn nói phần trăm"},
    {code::percent_or_points,
     "tỷ lệ tăng giảm theo `%` có hai cách hiểu: điểm phần trăm, hay phần trăm của mức cũ",
     "nếu là hiệu số, viết `điểm phần trăm`; nếu là phần của mức cũ, viết `≥ 105% của … ở kỳ "
     "trước`"},
    {code::unlike_numbers, "hai bên không cùng loại",
     "so tỷ lệ (`tỷ lệ …`) với phần trăm, ngày với ngày, số với số"},
    {code::bad_place, "không có thứ hạng `{0}`",
     "thứ hạng là số nguyên từ 1 trở lên, phân vị nằm giữa 0 và 100"},
    {code::different_of_union, "chỉ đếm giá trị khác nhau trong một tổng thể mỗi lần",
     "viết mỗi tổng thể một câu"},
    {code::not_a_time, "giờ và phút cần thời điểm trong ngày, còn đây là ngày",
     "khai báo các cột là `thời điểm`, hoặc tính theo `ngày`"},
    {code::bare_number, "{0?số `{0}`|con số này} chưa nói rõ là ít nhất, không quá hay đúng bằng",
     "viết {0?`ít nhất {0}`, `không quá {0}` hoặc `đúng {0}`|`ít nhất`, `không quá` hoặc `đúng` "
     "trước nó}"},
    {code::count_is_meant, "`{0}` là tỷ lệ, còn ở đây cần một số đếm", "viết một số nguyên"},
    {code::not_a_group, "`{0}` không chia nhóm được những gì câu này đếm",
     "gọi tổng thể mà chúng thuộc về, hoặc một cột là danh sách (`một trong …`), thang bậc, số "
     "nguyên hay có/không; cột ngày thì chia theo thời gian: `ở mỗi tháng của …`"},
    {code::bad_periods, "`{0}` không cho biết kỳ nào được xét",
     "viết một từ chỉ thời gian và một số nguyên không quá 400, ví dụ `ở ít nhất 2 trong 3 năm gần "
     "nhất của CỘT` hay `ở mỗi 3 tháng liên tiếp của CỘT`"},
    {code::which_dates, "câu không cho biết tính kỳ theo ngày nào của `{0}`",
     "gọi tên cột, ví dụ `năm của CỘT`{0?: `{0}`}"},
    {code::periods_in_groups, "trong các nhóm khác, kỳ phải được đếm ngược từ một ngày",
     "ghi rõ trong bao nhiêu kỳ, ví dụ `trong 5 năm gần nhất`"},
    {code::about_undeclared, "`khoảng` chưa được quy ước",
     "quy ước, ví dụ `khoảng: chênh không quá 5%`, hoặc viết `ít nhất`, `không quá` hay một khoảng "
     "số"},
    {code::not_of_the_whole, "điều kiện này hỏi từng đối tượng, còn câu nói về toàn thể",
     "so sánh một số liệu, ví dụ `số lượng` đối tượng với 20"},
    {code::bad_points, "`{0}` không hợp với cách tính điểm",
     "điểm là số từ 0 trở lên; các mức và hạng xếp từ cao xuống thấp"},
    {code::rank_never_both,
     "`{0}` ở đây nghĩa là đúng bậc ấy, nên không ai vừa là `{0}` vừa là `{1}`",
     "viết `từ {0} trở lên` nếu tính cả các bậc cao hơn"},
    {code::open_world, "không thấy dòng nào của `{0}` chưa có nghĩa là không có",
     "viết `tổng thể {0}, đầy đủ` nếu bảng ghi đủ mọi trường hợp, `tổng thể {0}, chưa đầy đủ` nếu "
     "có thể còn thiếu"},
    {code::count_over_population, "cần {0}, nhưng tất cả chỉ có {1}",
     "viết `{0}%` nếu muốn nói tỷ lệ; nếu không, kiểm tra lại con số và xem bảng có thiếu dòng "
     "không"},
    {code::not_one_record,
     "câu chưa nói là bao nhiêu; chỉ được bỏ qua khi tổng thể có đúng một dòng, còn `{0}` có {1}",
     "mở đầu câu bằng một số lượng như `tất cả`, `ít nhất 95%`, `không quá 3` hoặc `không có`"},
    {code::clauses_needed,
     "phải đạt bao nhiêu trong {0} vế trong ngoặc thì viết `ít nhất` và một số từ 1 đến {0}",
     "viết chẳng hạn `ít nhất 2 trong số (A; B; C)`"},
    {code::two_deadlines, "`{0}` cho vế này thêm một thời hạn nữa",
     "chỉ nêu thời hạn một lần; lộ trình thì các mức đứng liền nhau sau số lượng, như `50% vào năm "
     "2027, 70% vào năm 2029`"},
    {code::nothing_theirs, "phía trước không có gì để `{0}` chỉ tới",
     "bỏ đi; từ này chỉ những nhóm mà câu bắt đầu"},
    {code::list_on_a_set,
     "cột `{0}` chứa nhiều giá trị, nên một danh sách có thể là một trong số đó hoặc tất cả",
     "viết `{0} hoặc {1}`, hoặc hỏi từng giá trị: `đạt {0} và đạt {1}`"},
    {code::no_such_group, "không nhóm được theo `{0}`: không đối tượng nào được đếm có cột này",
     "chọn một cột của tổng thể mà các chỉ tiêu đếm"},
    {code::dataset_not_given,
     "kế hoạch so sánh với dữ liệu `{0}`, nhưng dữ liệu ấy chưa được đưa vào",
     "thiếu nó thì những gì so sánh với nó chưa xác định được"},
    {code::unused_dataset, "kế hoạch không so sánh với dữ liệu nào tên là `{0}`",
     "có phải ý là dữ liệu `{0}` không?"},
    {code::earlier_table_missing, "dữ liệu `{0}` không có bảng nào cho tổng thể `{1}`",
     "những gì so sánh với bảng ấy không xét được"},
    {code::parent_missing, "không tìm thấy kế hoạch `{0}` mà kế hoạch này kế thừa",
     "tệp được tìm ngay bên cạnh tệp này, theo tên đầy đủ và không kèm thư mục"},
    {code::parent_cycle, "kế hoạch này kế thừa chính nó: {0}",
     "kế hoạch cũ nhất trong số này không được kế thừa kế hoạch nào"},
    {code::nothing_extended,
     "`{0}` chỉ dùng cho kế hoạch được kế thừa, mà kế hoạch này không kế thừa kế hoạch nào",
     "ghi `kế thừa` và tên tệp của nó sau tên và năm của kế hoạch"},
    {code::not_in_parent, "kế hoạch được kế thừa không có {0} `{1}`", "có phải là `{0}`?"},
    {code::not_in_force, "`{0}` không có hiệu lực vào ngày {1} nên được để ngoài",
     "nó có hiệu lực {0}; tính theo ngày mà kế hoạch được chấm"},
    {code::contradiction, "`{0}` và `{1}` không thể cùng đạt{3? {3}}: {2}",
     "điều này đúng với {0}"},
    {code::never_met, "`{0}` không thể đạt{2? {2}}: {1}", "điều này đúng với {0}"},
    {code::nested_shares, "`{0}` không thể cùng đạt{2? {2}}: {1}", "điều này đúng với {0}"},
    {code::implied_target, "`{0}` đạt mỗi khi `{1}` đạt", "điều này đúng với {0}"},
    {code::same_meaning, "`{0}` và `{1}` nói cùng một điều bằng lời khác",
     "bỏ một trong hai, hoặc sửa chỗ phải khác"},
    {code::category_without_data, "`{0}` hỏi về `{1}`, mà không dòng nào của `{2}` có giá trị ấy",
     "xem lại cách viết trong cột `{0}`, hoặc xem có thiếu dòng nào không"},
    {code::unused_definition, "`{0}` được khai báo mà không được dùng ở đâu",
     "bỏ nó đi, hoặc xem các câu có gọi đúng tên ấy không"},
    {code::deadline_outside_year, "hạn của `{0}`, {1}, không nằm trong năm {2} của kế hoạch",
     "ghi `chậm nhất` kèm một ngày của năm ấy dưới chỉ tiêu"},
    {code::must_stay_together,
     "điều được hỏi ở đây về {0} không phải là tổng của từng phần của `{1}`: các bảng này phải đi "
     "cùng nhau",
     "kiểm tra chỉ tiêu này trên bảng trọn vẹn"},
};

static_assert(words_every_code(wordings_vi), "the table is indexed by code");

} // namespace

wording const& wording_vi(code what) noexcept {
  return wordings_vi[static_cast<std::size_t>(what)];
}

} // namespace chitieu
