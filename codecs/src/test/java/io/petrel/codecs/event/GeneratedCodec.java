package io.petrel.codecs.event;

import io.petrel.codecs.schema.DataType;
import io.petrel.codecs.schema.DecodedField;
import io.petrel.codecs.schema.FieldType;
import io.petrel.codecs.schema.GroupType;
import io.petrel.codecs.schema.Member;
import io.petrel.codecs.schema.MessageType;
import io.petrel.codecs.schema.NamedValues;
import io.petrel.codecs.schema.Primitive;

import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

import java.lang.invoke.MethodType;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Drives the generated encoder and decoder of one message by reflection, in schema order. */
final class GeneratedCodec
{
    private final MessageType message;

    GeneratedCodec(final MessageType message)
    {
        this.message = message;
    }

    /** Returns the encoded length, header included. */
    int encode(final RandomMessage values, final MutableDirectBuffer buffer, final int offset)
    {
        final Object encoder = create("Encoder");
        call(encoder, "wrapAndApplyHeader", buffer, offset, new MessageHeaderEncoder());
        values.fields().forEach(field -> write(encoder, field));
        return MessageHeaderEncoder.ENCODED_LENGTH + (int)call(encoder, "encodedLength");
    }

    /** Returns {@code name=value} of every part. */
    List<String> decode(final DirectBuffer buffer, final int offset)
    {
        final Object decoder = create("Decoder");
        call(decoder, "wrapAndApplyHeader", buffer, offset, new MessageHeaderDecoder());
        final List<DecodedField> fields = new ArrayList<>();
        message.members().forEach(member -> fields.add(new DecodedField(member, read(decoder, member))));
        return RandomMessage.texts(fields);
    }

    private void write(final Object encoder, final DecodedField field)
    {
        if (field.member() instanceof FieldType)
        {
            writeField(encoder, field);
        }
        else if (field.member() instanceof GroupType)
        {
            final Object group = call(encoder, field.name() + "Count", field.entries().size());

            for (final List<DecodedField> entry : field.entries())
            {
                call(group, "next");
                entry.forEach(part -> writeField(group, part));
            }
        }
        else if (((DataType)field.member()).isText())
        {
            call(encoder, field.name(), field.value());
        }
        else
        {
            final byte[] bytes = (byte[])field.value();
            call(encoder, "put" + capital(field.name()), bytes, 0, bytes.length);
        }
    }

    private void writeField(final Object encoder, final DecodedField field)
    {
        final FieldType type = (FieldType)field.member();

        if (null != type.named() && type.named().isSet())
        {
            final Object set = call(encoder, field.name());
            call(set, "clear");
            ((List<?>)field.value()).forEach(bit -> call(set, (String)bit, true));
        }
        else if (null != type.named())
        {
            call(encoder, field.name(), enumValue(type.named(), field.isAbsent() ? "NULL_VAL" : (String)field.value()));
        }
        else if (type.isText())
        {
            call(encoder, field.name(), field.isAbsent() ? "" : field.value());
        }
        else
        {
            call(encoder, field.name(), javaNumber(type.primitive(), field.value()));
        }
    }

    private Object read(final Object decoder, final Member member)
    {
        if (member instanceof FieldType)
        {
            return readField(decoder, (FieldType)member);
        }

        if (member instanceof GroupType)
        {
            final Object group = call(decoder, member.name());
            final List<List<DecodedField>> entries = new ArrayList<>();

            while ((boolean)call(group, "hasNext"))
            {
                call(group, "next");
                entries.add(((GroupType)member).fields().stream()
                    .map(field -> new DecodedField(field, readField(group, field))).collect(Collectors.toList()));
            }

            return entries;
        }

        if (((DataType)member).isText())
        {
            return call(decoder, member.name());
        }

        final byte[] bytes = new byte[(int)call(decoder, member.name() + "Length")];
        call(decoder, "get" + capital(member.name()), bytes, 0, bytes.length);
        return bytes;
    }

    private Object readField(final Object decoder, final FieldType field)
    {
        final Object value = call(decoder, field.name());

        if (null != field.named() && field.named().isSet())
        {
            return field.named().values().stream().map(NamedValues.Value::name)
                .filter(bit -> (boolean)call(value, bit)).collect(Collectors.toList());
        }

        if (null != field.named())
        {
            return "NULL_VAL".equals(value.toString()) ? null : value.toString();
        }

        if (field.isText())
        {
            return value.toString().isEmpty() ? null : value;
        }

        if (value instanceof Double)
        {
            return ((Double)value).isNaN() ? null : value;
        }

        final long number = ((Number)value).longValue();
        return number == field.primitive().nullValue() ? null : (Object)number;
    }

    private static Object javaNumber(final Primitive primitive, final Object value)
    {
        if (Primitive.DOUBLE == primitive)
        {
            return null == value ? Double.NaN : value;
        }

        final long number = null == value ? primitive.nullValue() : (long)value;

        switch (primitive)
        {
            case INT8:
                return (byte)number;

            case INT16:
            case UINT8:
                return (short)number;

            case INT32:
            case UINT16:
                return (int)number;

            default:
                return number;
        }
    }

    private Object create(final String role)
    {
        try
        {
            return Class.forName("io.petrel.codecs.event." + message.name() + role).getConstructor().newInstance();
        }
        catch (final ReflectiveOperationException ex)
        {
            throw new IllegalStateException(ex);
        }
    }

    private static Object enumValue(final NamedValues type, final String name)
    {
        try
        {
            final Class<?> enumClass = Class.forName("io.petrel.codecs.event." + type.name());
            return enumClass.getMethod("valueOf", String.class).invoke(null, name);
        }
        catch (final ReflectiveOperationException ex)
        {
            throw new IllegalStateException(ex);
        }
    }

    private static Object call(final Object target, final String name, final Object... arguments)
    {
        for (final Method method : target.getClass().getMethods())
        {
            if (method.getName().equals(name) && !method.isBridge() && accepts(method.getParameterTypes(), arguments))
            {
                return invoke(method, target, arguments);
            }
        }

        throw new IllegalStateException(target.getClass() + " has no fitting method " + name);
    }

    private static boolean accepts(final Class<?>[] types, final Object[] arguments)
    {
        boolean accepts = types.length == arguments.length;

        for (int i = 0; accepts && i < types.length; i++)
        {
            accepts = MethodType.methodType(types[i]).wrap().returnType().isInstance(arguments[i]);
        }

        return accepts;
    }

    private static Object invoke(final Method method, final Object target, final Object[] arguments)
    {
        try
        {
            method.setAccessible(true);
            return method.invoke(target, arguments);
        }
        catch (final InvocationTargetException ex)
        {
            throw new IllegalStateException(method + ": " + ex.getCause(), ex.getCause());
        }
        catch (final IllegalAccessException ex)
        {
            throw new IllegalStateException(ex);
        }
    }

    private static String capital(final String name)
    {
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }
}
