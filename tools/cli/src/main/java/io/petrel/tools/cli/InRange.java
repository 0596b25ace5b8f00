package io.petrel.tools.cli;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a number that the user writes may be; {@link RangeCheck} refuses others before the command begins. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
@interface InRange
{
    /** Least of all. */
    double from();

    /** Greatest of all; infinite where only the type ends it. */
    double to() default Double.POSITIVE_INFINITY;

    /** Whether the least itself is too small. */
    boolean isAbove() default false;
}
