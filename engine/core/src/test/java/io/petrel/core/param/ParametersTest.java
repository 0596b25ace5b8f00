package io.petrel.core.param;

import io.petrel.codecs.event.ConfigSetDecoder;
import io.petrel.codecs.event.ConfigSetEncoder;
import io.petrel.codecs.event.MessageHeaderDecoder;
import io.petrel.codecs.event.MessageHeaderEncoder;
import io.petrel.codecs.event.ParameterUpdateDecoder;
import io.petrel.codecs.event.ParameterUpdateEncoder;
import io.petrel.codecs.event.ValueKind;
import io.petrel.codecs.unit.Units;
import io.petrel.core.Restored;
import io.petrel.core.state.SnapshotException;
import io.petrel.core.state.StateHash;
import io.petrel.testing.Allocation;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class ParametersTest
{
    private static final ParamSpec ADX_MIN = ParamSpec.ofDouble("signal.adx_min", "1", 0, 100, "x");
    private static final ParamSpec BARS = ParamSpec.ofLong("feature.bars", "bars", 1, 50, "x");
    private static final ParamSpec SWITCH = ParamSpec.ofFlag("risk.short", "x");

    private final Parameters parameters = new Parameters(List.of(SWITCH, ADX_MIN, BARS));
    private final ParamAdapter adapter = new ParamAdapter(parameters);
    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[512]);
    private final ConfigSetDecoder configSet = new ConfigSetDecoder();
    private final ParameterUpdateDecoder update = new ParameterUpdateDecoder();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();

    @Test
    void shouldHoldNoValueBeforeAnyEvent()
    {
        final Param param = parameters.param("signal.adx_min");

        assertThat(param.isSet()).isFalse();
        assertThat(param.source()).isEqualTo(ParamSource.NONE);
        assertThatThrownBy(param::asDouble).isInstanceOf(IllegalStateException.class).hasMessageContaining("adx_min");
    }

    @Test
    void shouldKeepKeysInOrder()
    {
        assertThat(parameters.count()).isEqualTo(3);
        assertThat(parameters.at(0).spec()).isEqualTo(BARS);
        assertThat(parameters.at(1).spec()).isEqualTo(SWITCH);
        assertThat(parameters.at(2).spec()).isEqualTo(ADX_MIN);
    }

    @Test
    void shouldSetFromConfigEventWithItsOrigin()
    {
        assertThat(configure("signal.adx_min", ValueKind.DOUBLE, bits(25.0), 7)).isEqualTo(SetVerdict.APPLIED);

        final Param param = parameters.param(ADX_MIN);
        assertThat(param.asDouble()).isEqualTo(25.0);
        assertThat(param.source()).isEqualTo(ParamSource.CONFIGURED);
        assertThat(param.provenance().setTimeNs()).isEqualTo(7);
        assertThat(param.provenance().originHash()).isEqualTo(TextHash.of("huracan.yaml:12"));
        assertThat(parameters.changes()).isEqualTo(1);
    }

    @Test
    void shouldSetEveryKind()
    {
        configure("feature.bars", ValueKind.LONG, 21, 0);
        configure("risk.short", ValueKind.BOOL, 1, 0);

        assertThat(parameters.param(BARS).asLong()).isEqualTo(21);
        assertThat(parameters.param(BARS).asInt()).isEqualTo(21);
        assertThat(parameters.param(BARS).asDouble()).isEqualTo(21.0);
        assertThat(parameters.param(SWITCH).asBool()).isTrue();
        assertThatThrownBy(() -> parameters.param(BARS).asBool()).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void shouldTakeWholeNumberWhereFractionIsDeclared()
    {
        assertThat(configure("signal.adx_min", ValueKind.LONG, 25, 0)).isEqualTo(SetVerdict.APPLIED);
        assertThat(parameters.param(ADX_MIN).asDouble()).isEqualTo(25.0);
        assertThat(configure("signal.adx_min", ValueKind.LONG, (1L << 53) + 1, 0)).isEqualTo(SetVerdict.WRONG_KIND);
    }

    @Test
    void shouldRefuseWhatItCannotTakeAndKeepTheOldValue()
    {
        configure("signal.adx_min", ValueKind.DOUBLE, bits(25.0), 0);

        assertThat(configure("signal.adx_min", ValueKind.DOUBLE, bits(100.5), 1)).isEqualTo(SetVerdict.OUT_OF_RANGE);
        assertThat(configure("signal.adx_min", ValueKind.DOUBLE, bits(Double.NaN), 1))
            .isEqualTo(SetVerdict.OUT_OF_RANGE);
        assertThat(configure("signal.adx_min", ValueKind.BOOL, 1, 1)).isEqualTo(SetVerdict.WRONG_KIND);
        assertThat(configure("feature.bars", ValueKind.DOUBLE, bits(5.0), 1)).isEqualTo(SetVerdict.WRONG_KIND);
        assertThat(configure("feature.bars", ValueKind.LONG, 0, 1)).isEqualTo(SetVerdict.OUT_OF_RANGE);
        assertThat(configure("signal.adx_mi", ValueKind.DOUBLE, bits(25.0), 1)).isEqualTo(SetVerdict.UNKNOWN_KEY);
        assertThat(configure("signal.adx_min2", ValueKind.DOUBLE, bits(25.0), 1)).isEqualTo(SetVerdict.UNKNOWN_KEY);
        assertThat(configure("", ValueKind.DOUBLE, bits(25.0), 1)).isEqualTo(SetVerdict.UNKNOWN_KEY);

        assertThat(parameters.param(ADX_MIN).asDouble()).isEqualTo(25.0);
        assertThat(parameters.param(BARS).isSet()).isFalse();
        assertThat(parameters.refusals()).isEqualTo(8);
    }

    @Test
    void shouldBeRestoredWithEveryValueItsOriginAndItsValidity()
    {
        configure("signal.adx_min", ValueKind.DOUBLE, bits(25.0), 0);
        calibrate(30.0, 10, 10, 20);
        configure("feature.bars", ValueKind.LONG, 77, 11);
        final Parameters restored =
            Restored.from(parameters, new Parameters(List.of(SWITCH, ADX_MIN, BARS)));
        final ParamSet set = new ParamSet(restored, List.of(ADX_MIN));

        assertThat(restored).usingRecursiveComparison().isEqualTo(parameters);
        assertThat(restored.param(ADX_MIN).asDouble()).isEqualTo(30.0);
        assertThat(restored.param(ADX_MIN).provenance().originHash()).isEqualTo(TextHash.of("spectral"));
        assertThat(restored.refusals()).isEqualTo(parameters.refusals()).isPositive();
        assertThat(set.isSet()).isTrue();
        restored.onTime(20);
        assertThat(restored.param(ADX_MIN).asDouble()).isEqualTo(25.0);
    }

    @Test
    void shouldSeeAfterARestoreThatAStagesParametersAreSetNow()
    {
        final Parameters fresh = new Parameters(List.of(SWITCH, ADX_MIN, BARS));
        final ParamSet set = new ParamSet(fresh, List.of(ADX_MIN));
        assertThat(set.isSet()).isFalse();
        configure("signal.adx_min", ValueKind.DOUBLE, bits(25.0), 0);

        Restored.from(parameters, fresh);
        assertThat(set.isSet()).isTrue();
    }

    @Test
    void shouldNotBeRestoredWhereOtherParametersAreDeclared()
    {
        assertThatThrownBy(() -> Restored.from(parameters, new Parameters(List.of(SWITCH, ADX_MIN))))
            .isInstanceOf(SnapshotException.class).hasMessageContaining("hash of the declared parameters");
    }

    @Test
    void shouldPutCalibratedBeforeConfiguredWhileItHolds()
    {
        configure("signal.adx_min", ValueKind.DOUBLE, bits(25.0), 0);
        assertThat(calibrate(30.0, 10, 10, 20)).isEqualTo(SetVerdict.APPLIED);
        final Param param = parameters.param(ADX_MIN);

        assertThat(param.asDouble()).isEqualTo(30.0);
        assertThat(param.source()).isEqualTo(ParamSource.CALIBRATED);
        assertThat(param.provenance().confidence()).isEqualTo(0.9);
        assertThat(param.provenance().sampleSize()).isEqualTo(500);
        assertThat(param.provenance().inputHash()).isEqualTo(42);
        assertThat(param.provenance().validFromNs()).isEqualTo(10);
        assertThat(param.provenance().validUntilNs()).isEqualTo(20);
        assertThat(param.provenance().originHash()).isEqualTo(TextHash.of("spectral"));

        configure("signal.adx_min", ValueKind.DOUBLE, bits(26.0), 11);
        assertThat(param.asDouble()).as("configured meanwhile").isEqualTo(30.0);

        final long changes = parameters.changes();
        parameters.onTime(19);
        assertThat(param.asDouble()).isEqualTo(30.0);
        parameters.onTime(20);
        assertThat(param.asDouble()).isEqualTo(26.0);
        assertThat(param.source()).isEqualTo(ParamSource.CONFIGURED);
        assertThat(parameters.changes()).isGreaterThan(changes);
    }

    @Test
    void shouldBeUnsetWhenTheOnlyCalibratedValueExpires()
    {
        final ParamSet required = new ParamSet(parameters, List.of(ADX_MIN));
        assertThat(required.isSet()).isFalse();
        calibrate(30.0, 10, Units.NULL_TIME_NS, 20);
        assertThat(required.isSet()).isTrue();

        parameters.onTime(1_000);

        assertThat(required.isSet()).isFalse();
        assertThat(parameters.param(ADX_MIN).isSet()).isFalse();
        assertThat(parameters.param(ADX_MIN).valueBits()).isZero();
    }

    @Test
    void shouldHoldForEverWithoutEnd()
    {
        calibrate(30.0, 10, 10, Units.NULL_TIME_NS);
        parameters.onTime(Long.MAX_VALUE - 1);
        assertThat(parameters.param(ADX_MIN).asDouble()).isEqualTo(30.0);
    }

    @Test
    void shouldRefuseCalibratedValueThatDoesNotHoldNow()
    {
        assertThat(calibrate(30.0, 10, 11, 20)).isEqualTo(SetVerdict.NOT_VALID_NOW);
        assertThat(calibrate(30.0, 10, 5, 10)).isEqualTo(SetVerdict.NOT_VALID_NOW);
        assertThat(parameters.param(ADX_MIN).isSet()).isFalse();
    }

    @Test
    void shouldHashValuesAndProvenance()
    {
        final long empty = hash();
        configure("signal.adx_min", ValueKind.DOUBLE, bits(25.0), 0);
        final long configured = hash();
        calibrate(25.0, 0, 0, 20);

        assertThat(configured).isNotEqualTo(empty);
        assertThat(hash()).isNotEqualTo(configured);
    }

    @Test
    void shouldRefuseDeclarationsThatMakeNoSense()
    {
        assertThatThrownBy(() -> new Parameters(List.of(BARS, BARS))).hasMessageContaining("twice: feature.bars");
        assertThatThrownBy(() -> ParamSpec.ofShare("Bad.Key", "x")).hasMessageContaining("Bad.Key");
        assertThatThrownBy(() -> ParamSpec.ofShare("a..b", "x")).hasMessageContaining("a..b");
        assertThatThrownBy(() -> ParamSpec.ofShare("a.", "x")).hasMessageContaining("a.");
        assertThatThrownBy(() -> ParamSpec.ofDouble("a", "1", 1, 0, "x")).hasMessageContaining("empty range");
        assertThatThrownBy(() -> parameters.param("no.such")).hasMessageContaining("no.such");
    }

    @Test
    void shouldActOnAnAccountAtOnceUnlessSomethingIsSetThere()
    {
        final Param follower = new Parameters(List.of(ADX_MIN), parameters).param(ADX_MIN);
        final Parameters account = new Parameters(List.of(ADX_MIN), parameters);
        final Param own = account.param(ADX_MIN);
        assertThat(own.isSet()).isFalse();
        configure("signal.adx_min", ValueKind.DOUBLE, bits(25.0), 7);
        assertThat(own.asDouble()).isEqualTo(25.0);

        encodeConfig("signal.adx_min", ValueKind.DOUBLE, bits(30.0));
        new ParamAdapter(account).onConfigSet(configSet.wrapAndApplyHeader(buffer, 0, header), 8);
        configure("signal.adx_min", ValueKind.DOUBLE, bits(40.0), 9);

        assertThat(own.asDouble()).isEqualTo(30.0);
        assertThat(own.isOwn()).isTrue();
        assertThat(follower.asDouble()).isEqualTo(40.0);
        assertThat(follower.isOwn()).isFalse();
        assertThat(follower.provenance().setTimeNs()).isEqualTo(9);
        assertThat(new Parameters(List.of(ADX_MIN), parameters).param(ADX_MIN).asDouble()).isEqualTo(40.0);
    }

    @Test
    void shouldTakeFromAnAccountWhatExpiresForAllAndRestoreIt()
    {
        final Param follower = new Parameters(List.of(ADX_MIN), parameters).param(ADX_MIN);
        configure("signal.adx_min", ValueKind.DOUBLE, bits(25.0), 7);
        calibrate(50.0, 10, 10, 20);
        assertThat(follower.asDouble()).isEqualTo(50.0);

        final Parameters all = Restored.from(parameters, new Parameters(List.of(SWITCH, ADX_MIN, BARS)));
        assertThat(new Parameters(List.of(ADX_MIN), all).param(ADX_MIN).asDouble()).isEqualTo(50.0);

        parameters.onTime(20);
        assertThat(follower.asDouble()).isEqualTo(25.0);
        assertThat(follower.source()).isEqualTo(ParamSource.CONFIGURED);
    }

    @Test
    @Tag("allocation")
    void shouldAllocateNothingWhenSetting()
    {
        encodeConfig("signal.adx_min", ValueKind.DOUBLE, bits(25.0));
        final Runnable work = () ->
        {
            for (int i = 0; i < 10_000; i++)
            {
                configSet.wrapAndApplyHeader(buffer, 0, header);
                adapter.onConfigSet(configSet, i);
                parameters.onTime(i);
            }
        };
        work.run();
        assertThat(Allocation.ofRepeated(work)).isZero();
    }

    private SetVerdict configure(final String key, final ValueKind kind, final long valueBits, final long nowNs)
    {
        encodeConfig(key, kind, valueBits);
        return adapter.onConfigSet(configSet.wrapAndApplyHeader(buffer, 0, header), nowNs);
    }

    private void encodeConfig(final String key, final ValueKind kind, final long valueBits)
    {
        new ConfigSetEncoder().wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder())
            .eventTimeNs(0).valueBits(valueBits).kind(kind).accountId(Units.NULL_ACCOUNT).key(key)
            .origin("huracan.yaml:12");
    }

    private SetVerdict calibrate(final double value, final long nowNs, final long fromNs, final long untilNs)
    {
        new ParameterUpdateEncoder().wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder())
            .eventTimeNs(nowNs).valueBits(bits(value)).validFromNs(fromNs).validUntilNs(untilNs).confidence(0.9)
            .inputHash(42).sampleSize(500).kind(ValueKind.DOUBLE)
            .accountId(Units.NULL_ACCOUNT).key("signal.adx_min").method("spectral");
        return adapter.onParameterUpdate(update.wrapAndApplyHeader(buffer, 0, header), nowNs);
    }

    private long hash()
    {
        final StateHash hash = new StateHash();
        parameters.visitState(hash);
        return hash.value();
    }

    private static long bits(final double value)
    {
        return Double.doubleToRawLongBits(value);
    }
}
