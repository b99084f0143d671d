package io.autopact.integration.calendar;

import io.autopact.integration.calendar.CalendarService.Entry;
import io.autopact.integration.notification.ReminderSubject;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import lombok.AccessLevel;
import lombok.NoArgsConstructor;
import net.fortuna.ical4j.data.CalendarOutputter;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.VAlarm;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.Action;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.LastModified;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Transp;
import net.fortuna.ical4j.model.property.Trigger;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.Url;
import net.fortuna.ical4j.model.property.XProperty;
import net.fortuna.ical4j.model.property.immutable.ImmutableCalScale;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;

/**
 * A calendar as programs read it (RFC 5545): whole days, whose end is the day after; entries that keep their UID when
 * their day changes.
 */
@NoArgsConstructor(access = AccessLevel.PRIVATE)
public final class CalendarFile {

    private static final int MOST_OCTETS = 75;

    private static final Duration REMINDED_BEFORE = Duration.ofDays(7);

    /**
     * Writes one.
     *
     * @param entries what is in it
     * @param link where an entry can be read
     */
    public static String of(List<Entry> entries, Function<Entry, String> link) {
        Calendar calendar = new Calendar();
        calendar.add(new ProdId("-//autopact//due//ZH"));
        calendar.add(ImmutableVersion.VERSION_2_0);
        calendar.add(ImmutableCalScale.GREGORIAN);
        calendar.add(new XProperty("X-WR-CALNAME", "autopact 到期"));
        calendar.add(new XProperty("X-PUBLISHED-TTL", "PT1H"));
        entries.forEach(entry -> calendar.add(event(entry, link.apply(entry))));
        StringWriter text = new StringWriter();
        try {
            new CalendarOutputter(true).output(calendar, text);
        } catch (IOException never) {
            throw new UncheckedIOException(never);
        }
        // The library folds by characters, wherever that is.
        return text.toString()
                .replace("\r\n ", "")
                .lines()
                .map(CalendarFile::folded)
                .collect(Collectors.joining("\r\n", "", "\r\n"));
    }

    /** A line in pieces of at most 75 octets, none of which ends within a character. */
    private static String folded(String line) {
        StringBuilder folded = new StringBuilder();
        int octets = 0;
        for (int character : line.codePoints().toArray()) {
            String text = Character.toString(character);
            int more = text.getBytes(StandardCharsets.UTF_8).length;
            if (octets + more > MOST_OCTETS) {
                folded.append("\r\n ");
                octets = 1;
            }
            folded.append(text);
            octets += more;
        }
        return folded.toString();
    }

    private static VEvent event(Entry entry, String link) {
        ReminderSubject subject = ReminderSubject.valueOf(entry.subject());
        String what = "%s · %s".formatted(subject.zh(entry.stage()), subject.en(entry.stage()));
        VEvent event = new VEvent(false);
        event.add(new Uid(entry.name() + "@autopact"));
        event.add(new DtStamp(entry.changedAt()));
        event.add(new LastModified(entry.changedAt()));
        event.add(new Sequence(entry.version()));
        event.add(new DtStart<LocalDate>(entry.dueOn()));
        event.add(new DtEnd<LocalDate>(entry.dueOn().plusDays(1)));
        event.add(new Summary("%s：%s · %s: %s"
                .formatted(subject.zh(entry.stage()), entry.titleZh(), subject.en(entry.stage()), entry.titleEn())));
        event.add(new Description("%s\n%s\n%s\n%s".formatted(what, entry.titleZh(), entry.titleEn(), link)));
        event.add(new Url(URI.create(link)));
        event.add(new Transp(Transp.VALUE_TRANSPARENT));
        VAlarm alarm = new VAlarm();
        alarm.add(new Trigger(REMINDED_BEFORE.negated()));
        alarm.add(new Action(Action.VALUE_DISPLAY));
        alarm.add(new Description(entry.titleZh()));
        event.add(alarm);
        return event;
    }
}
