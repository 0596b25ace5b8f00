package io.petrel.core.portfolio;

import io.petrel.codecs.event.ValueKind;
import io.petrel.core.param.ParamSpec;
import java.util.List;

/** Numbers the portfolio needs from outside. */
public final class AccountParams
{
    /** Key of the money the account starts with. */
    public static final String INITIAL_BALANCE_E8 = "account.initial_balance_e8";

    private static final double MOST_MONEY_E8 = 4e18;

    private AccountParams()
    {
    }

    /** {@return the specs of all keys of this stage} */
    public static List<ParamSpec> specs()
    {
        return List.of(new ParamSpec(INITIAL_BALANCE_E8, ValueKind.LONG, "E8", 1, MOST_MONEY_E8,
            "Money the account starts with, settlement currency; read once, at the first market event"));
    }
}
