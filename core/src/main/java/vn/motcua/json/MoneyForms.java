package vn.motcua.json;

import java.util.List;
import vn.motcua.money.Money;

/** The forms of the room of money. */
final class MoneyForms {

    static final Form<Money> MONEY = Forms.number(Money::dong, Money::ofDong);

    private MoneyForms() {}

    static List<Document<?>> all() {
        return List.of(new Document<>(Money.class, "money", MONEY));
    }
}
