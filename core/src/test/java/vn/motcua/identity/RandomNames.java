package vn.motcua.identity;

import java.util.List;
import java.util.Random;

/** Names as they are borne, put together at random. */
final class RandomNames {

    private static final List<String> SURNAMES = List.of(
            "Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Huỳnh", "Phan", "Vũ", "Võ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô",
            "Dương", "Lý", "Đào", "Đoàn", "Triệu", "Nông");
    private static final List<String> MIDDLE_NAMES =
            List.of("", "Văn", "Thị", "Đức", "Hữu", "Ngọc", "Quốc", "Thanh", "Minh", "Xuân", "Thế", "Bảo", "Diệu");
    private static final List<String> GIVEN_NAMES = List.of(
            "An", "Ánh", "Ân", "Bình", "Châu", "Chi", "Cường", "Dũng", "Duy", "Dương", "Đạt", "Đức", "Giang", "Hà",
            "Hạ", "Hải", "Hạnh", "Hiếu", "Hiền", "Hoa", "Hòa", "Hóa", "Hồng", "Hùng", "Hương", "Kiên", "Lan", "Linh",
            "Loan", "Long", "Ly", "Lý", "Mai", "Mẫn", "Mỹ", "Nga", "Ngân", "Nghĩa", "Oanh", "Phúc", "Phụng", "Quân",
            "Quý", "Sơn", "Tâm", "Thảo", "Thủy", "Thúy", "Thụy", "Tú", "Từ", "Tuấn", "Uyên", "Ước", "Việt", "Vỹ", "Yến",
            "Ý");

    private RandomNames() {}

    static PersonName next(Random random) {
        return PersonName.of(
                pick(SURNAMES, random) + " " + pick(MIDDLE_NAMES, random) + " " + pick(GIVEN_NAMES, random));
    }

    private static String pick(List<String> names, Random random) {
        return names.get(random.nextInt(names.size()));
    }
}
