package io.petrel.node.app;

import io.petrel.codecs.event.AccountInstrumentEncoder;
import io.petrel.codecs.event.ConfigSetEncoder;
import io.petrel.codecs.event.MessageHeaderEncoder;
import io.petrel.codecs.event.ZoneOffsetEncoder;
import io.petrel.core.param.TextHash;
import io.petrel.node.config.AccountTerms;
import io.petrel.node.config.ConfigValue;
import io.petrel.node.config.InstrumentPermission;
import io.petrel.node.host.ControlSource;
import io.petrel.node.host.RunCounters;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.agrona.MutableDirectBuffer;

/**
 * Everything configured, as a run that starts at a moment sends it: first the zones' offsets, the values in force and
 * what accounts may trade, then each later value at its date. The same configuration and start give the same list, so
 * the number of those messages in a journal says where a restarted node goes on. Engine thread.
 */
final class ConfigSchedule implements ControlSource
{
    /** How far the table of a zone goes back and ahead of the start. */
    private static final int YEARS_BACK = 1;
    static final int YEARS_AHEAD = 20;

    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final ZoneOffsetEncoder zoneOffset = new ZoneOffsetEncoder();
    private final ConfigSetEncoder configSet = new ConfigSetEncoder();
    private final AccountInstrumentEncoder accountInstrument = new AccountInstrumentEncoder();
    private final List<Entry> entries = new ArrayList<>();
    private int initial;
    private int next;

    /**
     * Draws up the list.
     *
     * @param values  configured, of one key those that hold later after those that hold earlier.
     * @param terms   of the accounts.
     * @param startNs time of the first feed event of the run.
     */
    ConfigSchedule(final List<ConfigValue> values, final AccountTerms terms, final long startNs)
    {
        terms.zones().forEach(zone -> addZone(zone, startNs));
        final Map<String, ConfigValue> inForce = new LinkedHashMap<>();
        final List<ConfigValue> later = new ArrayList<>();
        for (final ConfigValue value : values)
        {
            if (value.fromNs() <= startNs)
            {
                inForce.put(value.accountId() + value.key(), value);
            }
            else
            {
                later.add(value);
            }
        }
        inForce.values().forEach(value -> entries.add(new Entry(startNs, buffer -> encode(buffer, value, startNs))));
        terms.permissions().forEach(
            permission -> entries.add(new Entry(startNs, buffer -> encode(buffer, permission, startNs))));
        initial = entries.size();
        later.sort(Comparator.comparingLong(ConfigValue::fromNs));
        later.forEach(value ->
            entries.add(new Entry(value.fromNs(), buffer -> encode(buffer, value, value.fromNs()))));
    }

    /** Messages of this list that a run has sent; what told of a changed calendar is not counted. */
    static int sent(final RunCounters counters)
    {
        final long changes = Math.max(0, counters.configurations() - 1);
        return (int)(counters.count(ZoneOffsetEncoder.TEMPLATE_ID) + counters.count(ConfigSetEncoder.TEMPLATE_ID) +
            counters.count(AccountInstrumentEncoder.TEMPLATE_ID) - changes);
    }

    /** Goes on after a number of messages. */
    ConfigSchedule after(final int sent)
    {
        next = sent;
        return this;
    }

    /** Tells at once what has changed since the run began. */
    void tellNow(final ConfigValue value, final long nowNs)
    {
        entries.add(next, new Entry(nowNs, buffer -> encode(buffer, value, nowNs)));
        initial = Math.max(initial, next) + 1;
    }

    /** Whether something is still to be sent before the first feed event. */
    boolean isStarting()
    {
        return next < initial;
    }

    @Override
    public long dueNs()
    {
        return next < entries.size() ? entries.get(next).timeNs() : NEVER;
    }

    @Override
    public int take(final MutableDirectBuffer buffer, final long nowNs)
    {
        return entries.get(next++).encoder().encode(buffer);
    }

    private void addZone(final String name, final long startNs)
    {
        final ZoneRules rules = ZoneId.of(name).getRules();
        final ZonedDateTime start = Instant.EPOCH.plusNanos(startNs).atZone(ZoneOffset.UTC);
        final Instant end = start.plusYears(YEARS_AHEAD).toInstant();
        Instant from = start.minusYears(YEARS_BACK).toInstant();
        while (from.isBefore(end))
        {
            final ZoneOffsetTransition change = rules.nextTransition(from);
            final Instant until = null == change || change.getInstant().isAfter(end) ? end : change.getInstant();
            final Stretch stretch = new Stretch(name, ns(from), ns(until), rules.getOffset(from).getTotalSeconds());
            entries.add(new Entry(startNs, buffer -> encode(buffer, stretch, startNs)));
            from = until;
        }
    }

    private int encode(final MutableDirectBuffer buffer, final Stretch stretch, final long timeNs)
    {
        zoneOffset.wrapAndApplyHeader(buffer, 0, header)
            .eventTimeNs(timeNs)
            .fromNs(stretch.fromNs())
            .untilNs(stretch.untilNs())
            .zoneId(TextHash.of(stretch.name()))
            .offsetSeconds(stretch.offsetSeconds())
            .name(stretch.name());
        return MessageHeaderEncoder.ENCODED_LENGTH + zoneOffset.encodedLength();
    }

    private int encode(final MutableDirectBuffer buffer, final ConfigValue value, final long timeNs)
    {
        configSet.wrapAndApplyHeader(buffer, 0, header)
            .eventTimeNs(timeNs)
            .valueBits(value.bits())
            .kind(value.kind())
            .accountId(value.accountId())
            .key(value.key())
            .origin(value.origin());
        return MessageHeaderEncoder.ENCODED_LENGTH + configSet.encodedLength();
    }

    private int encode(final MutableDirectBuffer buffer, final InstrumentPermission permission, final long timeNs)
    {
        accountInstrument.wrapAndApplyHeader(buffer, 0, header)
            .eventTimeNs(timeNs)
            .accountId(permission.accountId())
            .sectorId(permission.sectorId())
            .permission(permission.permission())
            .symbol(permission.symbol())
            .origin(permission.origin());
        return MessageHeaderEncoder.ENCODED_LENGTH + accountInstrument.encodedLength();
    }

    private static long ns(final Instant at)
    {
        return Duration.between(Instant.EPOCH, at).toNanos();
    }

    private interface Encoder
    {
        int encode(MutableDirectBuffer buffer);
    }

    private record Entry(long timeNs, Encoder encoder)
    {
    }

    private record Stretch(String name, long fromNs, long untilNs, int offsetSeconds)
    {
    }
}
