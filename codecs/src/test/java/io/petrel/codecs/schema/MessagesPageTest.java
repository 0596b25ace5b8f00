package io.petrel.codecs.schema;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The specification page of the messages is what the schema says, always. */
class MessagesPageTest
{
    private final CommittedFile page = new CommittedFile("docs/messages.md", getClass());

    @Test
    void shouldShowTheSchemaAsItIs()
    {
        final String current = new MessagesPage(MessageSchema.petrel()).text();
        page.writeIfAsked(current);
        assertThat(page.read().equals(current))
            .as("docs/messages.md is stale; write it anew with: " + page.updateCommand()).isTrue();
    }

    @Test
    void shouldDescribeEveryMessageAndEveryPart()
    {
        for (final MessageType message : MessageSchema.petrel().messages())
        {
            assertThat(message.description()).as(message.name()).isNotBlank();
            assertThat(message.sender()).as(message.name())
                .isIn("FEED", "TIMER", "VENUE", "OPERATOR", "CONFIG", "CORE");
            message.members().forEach(member -> assertDescribed(message.name(), member));
        }

        MessageSchema.petrel().namedValues()
            .forEach(type -> assertThat(type.description()).as(type.name()).isNotBlank());
    }

    private static void assertDescribed(final String owner, final Member member)
    {
        assertThat(member.description()).as(owner + "." + member.name()).isNotBlank();

        if (member instanceof GroupType)
        {
            ((GroupType)member).fields().forEach(field -> assertDescribed(owner + "." + member.name(), field));
        }
    }
}
