package io.petrel.codecs.schema;

import java.util.List;

/**
 * One message of the schema.
 *
 * @param name        in the schema and of the generated codecs.
 * @param id          template id, for life.
 * @param description what it says.
 * @param sender      who puts it into the journal: FEED, TIMER, VENUE, OPERATOR, CONFIG or CORE.
 * @param blockLength bytes of the fixed fields.
 * @param members     fields, then groups, then variable data, in wire order.
 */
public record MessageType(
    String name, int id, String description, String sender, int blockLength, List<Member> members)
{
    private static final int FIRST_OUTBOUND_ID = 64;

    /**
     * Which of the journal's queues holds it.
     *
     * @return true for outbound, what the core says; false for inbound, what it is told.
     */
    public boolean isOutbound()
    {
        return id >= FIRST_OUTBOUND_ID;
    }

    /**
     * Finds a part by name.
     *
     * @param memberName as in the schema.
     * @return the part, or null when the message has none of that name.
     */
    public Member member(final String memberName)
    {
        for (final Member member : members)
        {
            if (member.name().equals(memberName))
            {
                return member;
            }
        }

        return null;
    }
}
