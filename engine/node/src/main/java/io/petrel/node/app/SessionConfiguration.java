package io.petrel.node.app;

import io.petrel.codecs.event.ModelActivateDecoder;
import io.petrel.codecs.event.ParameterUpdateDecoder;
import io.petrel.codecs.unit.Units;
import io.petrel.core.param.Param;
import io.petrel.node.config.ConfigValue;
import io.petrel.node.config.PetrelConfig;
import io.petrel.node.host.Engine;

/**
 * What the core of a session still lacks of its configuration, sent before the first event that is new to it: values
 * and the dated ones that follow, swaps, news, calibrated parameters, models. Start-up only.
 */
final class SessionConfiguration
{
    private final SessionSettings settings;
    private final Engine engine;
    private final long beganNs;

    /** Null while the calendars are those the journal went on with. */
    private String calendarChange;

    /** Dated values count from the first event of the journal, {@code NULL_TIME_NS} when it has none yet. */
    SessionConfiguration(final SessionSettings settings, final Engine engine, final long beganNs)
    {
        this.settings = settings;
        this.engine = engine;
        this.beganNs = beganNs;
    }

    void send(final long nowNs)
    {
        final long startNs = Units.NULL_TIME_NS == beganNs ? nowNs : beganNs;
        final ConfigSchedule schedule = new ConfigSchedule(settings.values(), settings.terms(), startNs)
            .after(ConfigSchedule.sent(engine.counters()));
        tellChange(schedule, nowNs);
        final int calibrated = (int)engine.counters().count(ParameterUpdateDecoder.TEMPLATE_ID);
        final ConfigPublisher publisher = new ConfigPublisher(engine);
        final SwapSchedule swaps = new SwapSchedule(settings.terms().swaps(), startNs, engine.pipeline());
        final long stoodNs = Units.NULL_TIME_NS == engine.nowNs() ? startNs : engine.nowNs();
        final NewsSchedule news = new NewsSchedule(settings.terms().news(), engine.pipeline().news(), startNs, stoodNs);
        publisher.publish(
            schedule, new EarlierControl(swaps.after(SwapSchedule.sent(engine.counters())), news), nowNs);
        publisher.publishCalibrated(settings.parameters(), calibrated, nowNs);
        publisher.publishModels(settings.models(),
            (int)engine.counters().count(ModelActivateDecoder.TEMPLATE_ID), nowNs);
    }

    /** What is to be told of other calendars, in one line; null where they are the same. Known once it was sent. */
    String calendarChange()
    {
        return calendarChange;
    }

    /** The journal is known to go on with its configuration: a hash that is another now is one of other calendars. */
    private void tellChange(final ConfigSchedule schedule, final long nowNs)
    {
        final Param inForce = engine.pipeline().parameters().param(PetrelConfig.CONFIG_HASH_KEY);
        for (final ConfigValue value : settings.values())
        {
            if (PetrelConfig.CONFIG_HASH_KEY.equals(value.key()) && inForce.isSet() &&
                inForce.asLong() != value.bits())
            {
                calendarChange = String.format("the calendars have changed: from here on config.hash is %016x, it was" +
                    " %016x", value.bits(), inForce.asLong());
                schedule.tellNow(value, nowNs);
            }
        }
    }
}
