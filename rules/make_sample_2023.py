#!/usr/bin/env python3
"""Writes the tables of a fictional school for the 2023 plan into rules/sample-2023.

    make_sample_2023.py            write the files
    make_sample_2023.py --check    say whether the files equal what would be written

Every person is made up. The same files come out on every machine and Python from 3.11 on: of the
generator only `random()` is used, whose sequence Python promises to keep.
"""

import csv
import datetime
import io
import random
import sys
import unicodedata
from pathlib import Path

TARGET = Path(__file__).resolve().parent / "sample-2023"

FAIR = "Hoàn thành nhiệm vụ"
GOOD = "Hoàn thành tốt nhiệm vụ"
EXCELLENT = "Hoàn thành xuất sắc nhiệm vụ"
ADVANCED_UNIT = "Tập thể lao động tiên tiến"
EXCELLENT_UNIT = "Tập thể lao động xuất sắc"
CONTEST = "Cuộc thi chính luận về bảo vệ nền tảng tư tưởng của Đảng năm "

SURNAMES = (
    "Nguyễn " * 14
    + "Lê " * 10
    + "Trần " * 6
    + "Phạm " * 5
    + "Hoàng " * 4
    + "Trịnh " * 4
    + "Vũ Vũ Đỗ Đỗ Bùi Bùi Mai Mai Hà Hà Ngô Đặng Đinh Cao Trương Dương Đào Phan Lưu Tạ Tống Quách Phùng Hồ"
).split()
MALE_MIDDLES = (
    "Văn Văn Văn Văn Đức Đức Hữu Hữu Minh Quang Xuân Đình Đình Công Bá Duy Tiến Mạnh Quốc Ngọc Thanh Anh Viết Khắc"
).split()
MALE_GIVEN = (
    "Bách Bảo Bằng Cường Dũng Dương Đạt Điệp Đông Hải Hậu Hiếu Hoàn Huy Kiên Khánh Lâm Linh Long Lực "
    "Nam Nghĩa Nguyên Nhật Phong Quân Quý Sơn Tài Tâm Thái Thịnh Thuận Toàn Trung Tùng Tuyên Việt Vinh"
).split()
FEMALE_MIDDLES = ("Thanh", "Phương", "Ngọc", "Khánh", "Thùy", "Mai", "Diệu", "Bích", "Thị Thu", "Thị Minh", "Thị Kim")
FEMALE_GIVEN = (
    "Anh Bình Chi Cúc Dung Duyên Đào Giang Hà Hạnh Hằng Hiền Hoa Hòa Huệ Huyền Hường Khuyên Lan Lệ Liên "
    "Linh Loan Ly My Nguyệt Nhàn Nhung Oanh Phượng Quyên Quỳnh Thảo Thoa Thơm Trang Tuyết Vân Xuân Yến"
).split()

TOPICS = (
    "chủ nghĩa Mác - Lênin",
    "tư tưởng Hồ Chí Minh",
    "nền kinh tế thị trường định hướng xã hội chủ nghĩa",
    "công tác cán bộ",
    "quyền con người ở Việt Nam",
    "đại đoàn kết toàn dân tộc",
    "tự do tôn giáo, tín ngưỡng",
    "phòng, chống tham nhũng, tiêu cực",
    "dân chủ ở cơ sở",
    "Nhà nước pháp quyền xã hội chủ nghĩa",
    "vai trò lãnh đạo của Đảng",
    "văn hóa trường Đảng",
    "đạo đức cách mạng",
    "xây dựng nông thôn mới",
)
ESSAYS = (
    "Nhận diện và phản bác các luận điệu xuyên tạc về {}",
    "Giữ vững trận địa tư tưởng: suy nghĩ về {}",
    "Không gian mạng và cuộc đấu tranh trên vấn đề {}",
    "Từ một giờ giảng về {}",
    "Hiểu đúng, nói đúng về {}",
    "Giảng viên trường chính trị với việc bảo vệ quan điểm của Đảng về {}",
)


class Dice:
    """A stream of choices from one seed."""

    def __init__(self, seed):
        self._random = random.Random(seed)

    def below(self, limit):
        return int(self._random.random() * limit)

    def pick(self, values):
        return values[self.below(len(values))]

    def shuffled(self, values):
        values = list(values)
        for last in range(len(values) - 1, 0, -1):
            other = self.below(last + 1)
            values[last], values[other] = values[other], values[last]
        return values

    def workday(self, first, last):
        while True:
            day = first + datetime.timedelta(days=self.below((last - first).days + 1))
            if day.weekday() < 5:
                return day


def written(day):
    return day.strftime("%d/%m/%Y")


def make_name(dice, woman, born, given_used, taken):
    while True:
        given = dice.pick(FEMALE_GIVEN if woman else MALE_GIVEN)
        if not woman:
            middle = dice.pick(MALE_MIDDLES)
        elif dice.below(100) < (80 if born.year < 1985 else 45):
            middle = "Thị"
        else:
            middle = dice.pick(FEMALE_MIDDLES)
        surname = dice.pick(SURNAMES)
        name = f"{surname} {middle} {given}"
        if len(set(name.split())) == len(name.split()) and given_used.count(given) < 2 and name not in taken:
            given_used.append(given)
            return name


# Of each unit: how many, their role, the years in which they were born, of ten how many are women.
STAFFING = (
    ("05", 3, "cán bộ", 1965, 1975, 3),  # the Board of Rectors is counted in the office unit
    ("01", 2, "giảng viên", 1969, 1979, 5),
    ("01", 13, "giảng viên", 1974, 1996, 6),
    ("02", 2, "giảng viên", 1969, 1979, 5),
    ("02", 12, "giảng viên", 1974, 1996, 6),
    ("03", 2, "giảng viên", 1969, 1979, 5),
    ("03", 12, "giảng viên", 1974, 1996, 6),
    ("04", 2, "cán bộ", 1969, 1980, 5),
    ("04", 3, "giảng viên", 1976, 1992, 6),
    ("04", 10, "viên chức", 1972, 1998, 6),
    ("05", 2, "cán bộ", 1968, 1978, 5),
    ("05", 8, "viên chức", 1970, 1995, 7),
    ("05", 9, "người lao động", 1964, 1992, 4),
)
NEWCOMER = "0053"  # came in August, so is not rated and holds no title
REMINDED = "0070"
ONLY_FAIR = (REMINDED, "0015", "0078")
MERITORIOUS = ("0001", "0004", "0009", "0019", "0021", "0027", "0033", "0040", "0047", "0056", "0062")
GOOD_BUT_MERITORIOUS = ("0009", "0062")
EXCELLENT_BESIDES = ("0002", "0023", "0034", "0052", "0066")
STUDY_STARTS = {
    "0012": "17/11/2022",  # started the year before
    "0025": "15/02/2023",
    "0038": "05/06/2023",
    "0057": "20/04/2023",  # neither official nor lecturer
    "0011": "16/10/2023",
}
NAMESAKES = ("0029", "0068")  # a name is no key


def make_people(dice):
    people: list[list[str]] = []
    given_used: list[str] = []
    taken: set[str] = set()
    for unit, size, role, first_year, last_year, women in STAFFING:
        for _ in range(size):
            key = f"{len(people) + 1:04d}"
            woman = dice.below(10) < women or key in NAMESAKES
            # Women retired at 56 years in 2023.
            first = datetime.date(max(first_year, 1968) if woman else first_year, 1, 1)
            born = first + datetime.timedelta(days=dice.below((last_year - first.year + 1) * 365))
            name = "Nguyễn Thị Hương" if key in NAMESAKES else make_name(dice, woman, born, given_used, taken)
            taken.add(name)
            if key == NEWCOMER:
                rating = ""
            elif key in ONLY_FAIR:
                rating = FAIR
            elif key in EXCELLENT_BESIDES or (key in MERITORIOUS and key not in GOOD_BUT_MERITORIOUS):
                rating = EXCELLENT
            else:
                rating = GOOD
            if rating in ("", FAIR):
                titles = ""
            elif key in MERITORIOUS:
                # Some lists keep the highest title only.
                titles = "CSTĐCS" if int(key) % 2 else "LĐTT;CSTĐCS"
            else:
                titles = "LĐTT"
            rated_on = f"{11 + int(unit) % 4}/12/2023" if rating else ""
            people.append(
                [
                    key,
                    name,
                    "Nữ" if woman else "Nam",
                    written(born),
                    unit,
                    role,
                    rating,
                    rated_on,
                    titles,
                    "22/12/2023" if titles else "",
                    STUDY_STARTS.get(key, ""),
                ]
            )
    return people


def make_entries(dice, people):
    """Every official and lecturer writes one entry of 2023 at least, some together."""
    themes = dice.shuffled([form.format(topic) for form in ESSAYS for topic in TOPICS])
    entries = []

    def send(authors, day):
        entries.append((day, themes.pop(), ";".join(sorted(authors)), CONTEST + str(day.year)))

    opens, closes = datetime.date(2023, 4, 10), datetime.date(2023, 7, 28)
    for unit in ("01", "02", "03", "04", "05"):
        writers = dice.shuffled(p[0] for p in people if p[4] == unit and p[5] in ("cán bộ", "giảng viên"))
        while writers:
            size = dice.pick((1, 1, 1, 2, 2, 3))
            send(writers[:size], dice.workday(opens, closes))
            writers = writers[size:]
    send(["0017", "0058"], dice.workday(opens, closes))
    send(["0064"], dice.workday(opens, closes))
    send(["0026"], datetime.date(2022, 10, 25))
    entries.sort()
    return [
        [f"{n:03d}", title, authors, contest, written(day)]
        for n, (day, title, authors, contest) in enumerate(entries, 1)
    ]


def tables():
    """All tables: file name, then header and rows."""
    dice = Dice(2023)
    people = make_people(dice)
    launch, both = "Ngày phát động", ["có", "có"]
    done = ["22/12/2023", GOOD, "14/12/2023"]
    return {
        "truong": [
            ["Mã trường", "Tên trường", "Mức chuẩn được công nhận", "Ngày công nhận mức"],
            ["01", "Trường Chính trị tỉnh Thanh Lam", "chuẩn mức 1", "28/11/2023"],
        ],
        "don-vi": [
            [
                "Mã đơn vị",
                "Tên đơn vị",
                "Loại",
                launch,
                "Thực hiện KH Học viện",
                "Thực hiện KH Nhà trường",
                "Danh hiệu",
                "Ngày công nhận danh hiệu",
                "Xếp loại",
                "Ngày xếp loại",
            ],
            ["01", "Khoa Lý luận cơ sở", "khoa", "06/03/2023", *both, ADVANCED_UNIT, *done],
            [
                "02",
                "Khoa Xây dựng Đảng",
                "khoa",
                "03/03/2023",
                *both,
                EXCELLENT_UNIT,
                "22/12/2023",
                EXCELLENT,
                "14/12/2023",
            ],
            ["03", "Khoa Nhà nước và pháp luật", "khoa", "07/03/2023", *both, ADVANCED_UNIT, *done],
            ["04", "Phòng Quản lý đào tạo và nghiên cứu khoa học", "phòng", "03/03/2023", *both, ADVANCED_UNIT, *done],
            ["05", "Phòng Tổ chức, hành chính, thông tin, tư liệu", "phòng", "09/03/2023", *both, ADVANCED_UNIT, *done],
        ],
        "to-chuc-dang": [
            ["Mã", "Tên tổ chức đảng", "Xếp loại", "Ngày xếp loại"],
            ["01", "Đảng bộ Trường Chính trị tỉnh Thanh Lam", "", ""],  # rated by the level above in January
            ["02", "Chi bộ Khoa Lý luận cơ sở", GOOD, "18/12/2023"],
            ["03", "Chi bộ Khoa Xây dựng Đảng", EXCELLENT, "18/12/2023"],
            ["04", "Chi bộ Khoa Nhà nước và pháp luật", GOOD, "18/12/2023"],
            ["05", "Chi bộ Phòng Quản lý đào tạo và nghiên cứu khoa học", EXCELLENT, "18/12/2023"],
            ["06", "Chi bộ Phòng Tổ chức, hành chính, thông tin, tư liệu", GOOD, "18/12/2023"],
        ],
        "doan-the": [
            ["Mã", "Tên đoàn thể", "Xếp loại", "Ngày xếp loại"],
            ["01", "Công đoàn cơ sở", EXCELLENT, "15/12/2023"],
            ["02", "Đoàn Thanh niên Cộng sản Hồ Chí Minh", GOOD, "15/12/2023"],
            ["03", "Hội Cựu chiến binh", GOOD, "15/12/2023"],
            ["04", "Ban Nữ công", GOOD, "15/12/2023"],
        ],
        "ca-nhan": [
            [
                "Mã",
                "Họ và tên",
                "Giới tính",
                "Ngày sinh",
                "Đơn vị",
                "Vai trò",
                "Xếp loại",
                "Ngày xếp loại",
                "Danh hiệu",
                "Ngày công nhận danh hiệu",
                "Ngày bắt đầu NCS",
            ],
            *people,
        ],
        "vi-pham": [
            ["Số", "Đơn vị", "Cá nhân", "Hình thức", "Ngày"],
            ["01", "", REMINDED, "nhắc nhở", "18/09/2023"],
        ],
        "bai-du-thi": [["Số", "Tên bài", "Tác giả", "Cuộc thi", "Ngày gửi"], *make_entries(dice, people)],
        "bao-cao": [
            ["Số", "Tên báo cáo", "Tác giả", "Nơi nhận", "Ngày"],
            [
                "01",
                "Kiến nghị nâng cao chất lượng sinh hoạt chi bộ thôn, bản, tổ dân phố",
                "0019;0024",
                "01",
                "12/04/2023",
            ],
            ["02", "Chuyển đổi số trong giải quyết thủ tục hành chính ở cấp xã", "0033", "06;08", "16/05/2023"],
            [
                "03",
                "Công tác tuyên truyền, vận động ở vùng đồng bào dân tộc thiểu số",
                "0005;0013;0058",
                "02;03",
                "30/05/2023",
            ],
            ["04", "Kinh nghiệm xây dựng xã nông thôn mới nâng cao", "0042", "08;09", "14/06/2023"],
            ["05", "Nhu cầu bồi dưỡng của cán bộ cấp xã giai đoạn 2024-2025", "0055;0060", "01", "10/08/2023"],
            ["06", "Thực hiện dân chủ ở cơ sở sau một năm có luật mới", "0034;0039", "03", "22/08/2023"],
            ["07", "Bồi dưỡng ngạch chuyên viên: kết quả và kiến nghị", "0048", "05", "05/09/2023"],
            ["08", "Quản lý học viên là cán bộ nguồn trong thời gian học tập trung", "0056", "01;02", "27/09/2023"],
            ["09", "Hòa giải ở cơ sở và giải quyết khiếu nại đông người", "0035", "04;07", "17/10/2023"],
            ["10", "Phát huy vai trò người có uy tín ở các huyện miền núi", "0006;0019", "09;10", "14/11/2023"],
        ],
        "noi-nhan": [
            ["Mã", "Tên", "Loại"],
            ["01", "Ban Tổ chức Tỉnh ủy", "ban Tỉnh ủy"],
            ["02", "Ban Tuyên giáo Tỉnh ủy", "ban Tỉnh ủy"],
            ["03", "Ban Dân vận Tỉnh ủy", "ban Tỉnh ủy"],
            ["04", "Ban Nội chính Tỉnh ủy", "ban Tỉnh ủy"],
            ["05", "Sở Nội vụ", "sở ngành"],
            ["06", "Sở Thông tin và Truyền thông", "sở ngành"],
            ["07", "Sở Tư pháp", "sở ngành"],
            ["08", "Ủy ban nhân dân huyện Lam Hạ", "địa phương"],
            ["09", "Ủy ban nhân dân huyện Lam Thượng", "địa phương"],
            ["10", "Ủy ban nhân dân huyện Bản Mây", "địa phương"],
        ],
        "khen-thuong": [
            ["Số", "Đơn vị", "Cá nhân", "Hình thức", "Cấp", "Ngày"],
            ["01", "", "0010", "Giấy khen", "trường", "20/12/2022"],
            ["02", "", "0052", "Giấy khen", "trường", "08/03/2023"],
            ["03", "02", "", "Bằng khen", "tỉnh", "19/05/2023"],
            ["04", "", "0021", "Giấy khen", "trường", "19/05/2023"],
            ["05", "", "0001", "Huân chương", "trung ương", "30/08/2023"],
            ["06", "", "0021", "Bằng khen", "học viện", "20/11/2023"],
            ["07", "", "0040", "Bằng khen", "tỉnh", "20/11/2023"],
            ["08", "04", "", "Giấy khen", "trường", "22/12/2023"],
        ],
        "dang-ky": [
            ["Số", "Loại", "Đơn vị", "Ngày nộp"],
            ["01", "đăng ký thi đua", "02", "08/03/2023"],
            ["02", "đăng ký thi đua", "04", "09/03/2023"],
            ["03", "đăng ký mô hình", "02", "09/03/2023"],
            ["04", "đăng ký thi đua", "01", "10/03/2023"],
            ["05", "đăng ký thi đua", "03", "13/03/2023"],
            ["06", "đăng ký mô hình", "04", "13/03/2023"],
            ["07", "đăng ký thi đua", "05", "14/03/2023"],  # the last day before 15/3
            ["08", "đăng ký thi đua", "03", "20/03/2023"],  # a supplement
            ["09", "đăng ký mô hình", "05", "10/08/2023"],
        ],
        "mo-hinh": [
            ["Mã", "Tên mô hình", "Đơn vị", "Tình trạng", "Ngày"],
            ["01", "Giờ giảng mở, phản biện hai chiều", "01", "đang thực hiện", "15/03/2022"],
            ["02", "Mỗi bài giảng gắn với một chi bộ cơ sở", "02", "mới", "09/03/2023"],
            ["03", "Phiên tòa giả định trong giảng dạy pháp luật", "03", "đang thực hiện", "12/09/2022"],
            ["04", "Góc hỏi đáp pháp luật", "03", "đã kết thúc", "30/12/2022"],
            ["05", "Khảo sát ý kiến học viên bằng mã QR", "04", "mới", "13/03/2023"],
            ["06", "Tủ sách lưu động", "05", "đã kết thúc", "24/02/2023"],
            ["07", "Văn phòng không giấy tờ", "05", "mới", "14/08/2023"],
        ],
        "bao-cao-mo-hinh": [
            ["Số", "Mô hình", "Ngày gửi"],
            ["01", "01", "19/06/2023"],
            ["02", "03", "22/06/2023"],
            ["03", "03", "16/10/2023"],
            ["04", "02", "18/10/2023"],
            ["05", "07", "19/10/2023"],
        ],
        "van-ban": [
            ["Số", "Tên", "Quy chế", "Trạng thái", "Ngày"],
            ["018/QĐ-TCT", "Ban hành Quy chế làm việc của Nhà trường", "Quy chế làm việc", "đã ban hành", "27/02/2023"],
            ["021/KH-TCT", "Kế hoạch phong trào thi đua năm 2023", "", "đã ban hành", "03/03/2023"],
            ["034/QĐ-TCT", "Ban hành Quy chế thực hiện dân chủ", "Quy chế dân chủ", "đã ban hành", "10/04/2023"],
            [
                "041/DT-TCT",
                "Dự thảo Quy chế văn hóa Trường Đảng",
                "Quy chế văn hóa Trường Đảng",
                "dự thảo",
                "22/05/2023",
            ],
            [
                "074/QĐ-TCT",
                "Ban hành Quy chế văn hóa Trường Đảng",
                "Quy chế văn hóa Trường Đảng",
                "đã ban hành",
                "18/07/2023",
            ],
            [
                "089/QĐ-TCT",
                "Ban hành Quy định khuyến khích đổi mới sáng tạo",
                "Quy định khuyến khích đổi mới sáng tạo",
                "đã ban hành",
                "25/08/2023",
            ],
            ["102/QĐ-TCT", "Sửa đổi Quy chế chi tiêu nội bộ", "", "đã ban hành", "29/09/2023"],
            [
                "121/QĐ-TCT",
                "Ban hành Quy chế đánh giá, xếp loại viên chức",
                "Quy chế đánh giá, xếp loại viên chức",
                "đã ban hành",
                "15/11/2023",
            ],
            [
                "130/TTr-TCT",
                "Tờ trình dự thảo Quy định về đánh giá, phân loại giảng viên",
                "Quy định về đánh giá, phân loại giảng viên",
                "trình duyệt",
                "08/12/2023",
            ],
        ],
        "su-kien": [
            ["Số", "Loại", "Ngày"],
            ["01", "xây dựng kế hoạch", "02/03/2023"],
            ["02", "đợt cao điểm", "06/03/2023"],
            ["03", "sơ kết", "07/04/2023"],  # of the drive of March
            ["04", "sơ kết", "28/06/2023"],
            ["05", "tổng kết", "26/10/2023"],
            ["06", "đợt cao điểm", "01/11/2023"],
            ["07", "xây dựng kế hoạch", "15/12/2023"],
        ],
        "dang-ky-truong": [
            ["Số", "Nội dung", "Ngày"],
            ["01", "Cờ thi đua của Học viện", "13/03/2023"],
            ["02", "Bằng khen của Giám đốc Học viện", "13/03/2023"],
        ],
    }


def as_csv(rows):
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    return unicodedata.normalize("NFC", text.getvalue()).encode("utf-8")


def main(arguments):
    if arguments not in ([], ["--check"]):
        print(__doc__, file=sys.stderr)
        return 2
    wanted = {f"{name}.csv": as_csv(rows) for name, rows in tables().items()}
    if not arguments:
        TARGET.mkdir(exist_ok=True)
        for name, content in wanted.items():
            (TARGET / name).write_bytes(content)
        return 0
    present = {path.name: path.read_bytes() for path in TARGET.glob("*.csv")}
    differing = sorted(name for name in wanted | present if wanted.get(name) != present.get(name))
    for name in differing:
        print(f"differs: {name}")
    return 1 if differing else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
