package io.petrel.tools.data.source;

/** A line that does not hold what its format promises. */
public final class BadLineException extends RuntimeException
{
    private static final long serialVersionUID = 1L;
    private static final int MAX_TEXT = 160;

    private final String place;
    private final String text;

    /**
     * A malformed line.
     *
     * @param place  file and line number.
     * @param text   what stands there.
     * @param reason what is wrong with it.
     * @param cause  the failure behind it, or null.
     */
    public BadLineException(final String place, final String text, final String reason, final Throwable cause)
    {
        super(reason, cause);
        this.place = place;
        this.text = shorten(text);
    }

    /**
     * Where it is.
     *
     * @return file and line number.
     */
    public String place()
    {
        return place;
    }

    /**
     * What stands there.
     *
     * @return the text, shortened.
     */
    public String text()
    {
        return text;
    }

    /**
     * A text short enough for a message.
     *
     * @param text any text.
     * @return its begin, with dots when it was cut.
     */
    public static String shorten(final String text)
    {
        return text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) + "..." : text;
    }
}
