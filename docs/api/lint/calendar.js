// Reads a calendar by the parser that Thunderbird has, which throws on what is no iCalendar, and writes what it found in it:
// node calendar.js feed.ics entries.json
const fs = require('fs');
const ICAL = require('ical.js');

const [feed, found] = process.argv.slice(2);
const calendar = new ICAL.Component(ICAL.parse(fs.readFileSync(feed, 'utf8')));
const entries = calendar.getAllSubcomponents('vevent').map((component) => {
  const event = new ICAL.Event(component, {strictExceptions: true});
  return {
    uid: event.uid,
    sequence: event.sequence,
    summary: event.summary,
    description: event.description,
    start: event.startDate.toString(),
    startIsDate: event.startDate.isDate,
    end: event.endDate.toString(),
    endIsDate: event.endDate.isDate,
    days: event.duration.toSeconds() / 86400,
    stamp: component.getFirstPropertyValue('dtstamp').toString(),
    url: component.getFirstPropertyValue('url'),
    alarms: component.getAllSubcomponents('valarm').map((alarm) => ({
      action: alarm.getFirstPropertyValue('action'),
      trigger: alarm.getFirstPropertyValue('trigger').toString(),
      description: alarm.getFirstPropertyValue('description'),
    })),
  };
});
fs.writeFileSync(found, JSON.stringify({
  version: calendar.getFirstPropertyValue('version'),
  name: calendar.getFirstPropertyValue('x-wr-calname'),
  entries,
}));
