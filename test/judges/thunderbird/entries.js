// Runs inside Thunderbird: what the calendar holds.
async () => {
  const { cal } = ChromeUtils.importESModule('resource:///modules/calendar/calUtils.sys.mjs');
  const calendar = cal.manager.getCalendars().find(({ name }) => name === 'Meetings');
  const { ITEM_FILTER_TYPE_EVENT, ITEM_FILTER_COMPLETED_ALL } = Ci.calICalendar;
  const items = await calendar.getItemsAsArray(
    ITEM_FILTER_TYPE_EVENT | ITEM_FILTER_COMPLETED_ALL,
    0,
    null,
    null,
  );
  return items.map((item) => ({
    uid: item.id,
    startsAt: item.startDate.icalString,
    sequence: item.getProperty('SEQUENCE'),
    partstat: item.getAttendees()[0].participationStatus,
  }));
};
