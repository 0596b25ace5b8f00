package io.petrel.tools.cli.record;

import io.petrel.codecs.schema.DecodedField;
import io.petrel.codecs.schema.FieldType;
import io.petrel.codecs.unit.E8;
import java.math.BigDecimal;
import java.util.HexFormat;
import java.util.List;
import java.util.function.LongFunction;

/**
 * Values of fields as people write them: prices and sizes in the instrument's decimals, money as a decimal, times in
 * the user's zone. A field that is shown so loses the unit at the end of its name: {@code priceTicks=78510} becomes
 * {@code price=785.1}.
 */
public final class FieldText
{
    private static final int ENTRIES_SHOWN = 3;
    private static final String ABSENT = "-";
    private static final int E12_SCALE = 12;
    /** Twenty years. */
    private static final long LONGEST_DURATION_NS = 20 * 365 * 86_400_000_000_000L;

    private final InstrumentUnits instruments;
    private final LongFunction<String> timeText;

    /**
     * A formatter.
     *
     * @param instruments known so far; may learn more later.
     * @param timeText    prints epoch nanoseconds.
     */
    public FieldText(final InstrumentUnits instruments, final LongFunction<String> timeText)
    {
        this.instruments = instruments;
        this.timeText = timeText;
    }

    /**
     * Name under which a field is shown.
     *
     * @param record that holds it.
     * @param field  to show.
     * @return its name in the schema, without the unit where the value is shown without it.
     */
    public String name(final JournalRecord record, final DecodedField field)
    {
        final String suffix = field.unit().suffix();
        return null == converted(record, field) || suffix.isEmpty() || !field.name().endsWith(suffix) ?
            field.name() : field.name().substring(0, field.name().length() - suffix.length());
    }

    /**
     * Value of a field.
     *
     * @param record that holds it.
     * @param field  to show.
     * @return text for people; "-" when absent.
     */
    public String value(final JournalRecord record, final DecodedField field)
    {
        if (field.isAbsent())
        {
            return ABSENT;
        }
        final String converted = converted(record, field);
        return null == converted ? plain(record, field) : converted;
    }

    private String converted(final JournalRecord record, final DecodedField field)
    {
        if (!(field.value() instanceof Long number))
        {
            return null;
        }
        return switch (field.unit())
        {
            case TICKS -> instruments.price(record.instrumentId(), number);
            case LOTS -> instruments.size(record.instrumentId(), number);
            case E8 -> E8.format(number);
            case E12 -> BigDecimal.valueOf(number, E12_SCALE).stripTrailingZeros().toPlainString();
            case NS -> isMoment(field.name(), number) ? timeText.apply(number) : duration(number);
            default -> unitless(record, field, number);
        };
    }

    /**
     * Hashes read as in manifests, the threshold of a time bar is its length, what differs from the venue's books has
     * the unit of its kind.
     */
    private String unitless(final JournalRecord record, final DecodedField field, final long number)
    {
        if (record.type().equals("ReconcileDifference") && field.name().endsWith("Value"))
        {
            return difference(record, number);
        }
        if (field.name().endsWith("Hash"))
        {
            return HexFormat.of().toHexDigits(number);
        }
        if (field.name().equals("threshold") && record.text("kind").equals("TIME"))
        {
            return duration(number);
        }
        return isDoubleBits(record, field) ? Double.toString(Double.longBitsToDouble(number)) : null;
    }

    private String difference(final JournalRecord record, final long number)
    {
        return switch (record.text("kind"))
        {
            case "POSITION_COST", "NET_PROFIT" -> E8.format(number);
            case "ORDER_PRICE", "ORDER_STOP_PRICE" -> instruments.price(record.instrumentId(), number);
            default -> instruments.size(record.instrumentId(), number);
        };
    }

    /** Configured and calibrated doubles travel as their bits. */
    private static boolean isDoubleBits(final JournalRecord record, final DecodedField field)
    {
        return field.name().equals("valueBits") && record.text("kind").equals("DOUBLE");
    }

    private String plain(final JournalRecord record, final DecodedField field)
    {
        if (field.value() instanceof byte[] bytes)
        {
            return bytes.length + " bytes " + HexFormat.of().formatHex(bytes, 0, Math.min(bytes.length, 16));
        }
        if (field.value() instanceof List<?> list && !(field.member() instanceof FieldType))
        {
            return entries(record, field, list.size());
        }
        return field.value().toString();
    }

    private String entries(final JournalRecord record, final DecodedField group, final int count)
    {
        final StringBuilder text = new StringBuilder().append(count).append('{');
        for (int i = 0; i < Math.min(count, ENTRIES_SHOWN); i++)
        {
            text.append(0 == i ? "" : ", ");
            final List<DecodedField> entry = group.entries().get(i);
            for (int j = 0; j < entry.size(); j++)
            {
                text.append(0 == j ? "" : " x ").append(value(record, entry.get(j)));
            }
        }
        return text.append(count > ENTRIES_SHOWN ? ", ...}" : "}").toString();
    }

    /** Not every name says it, as the end of an order does not; no duration in the schema is as long as an epoch. */
    private static boolean isMoment(final String name, final long ns)
    {
        return name.endsWith("TimeNs") || ns >= LONGEST_DURATION_NS;
    }

    private static String duration(final long ns)
    {
        return BigDecimal.valueOf(ns, 9).stripTrailingZeros().toPlainString() + "s";
    }
}
