// Runs inside Thunderbird: makes the one calendar, and answers from the one identity.
async () => {
  const { cal } = ChromeUtils.importESModule('resource:///modules/calendar/calUtils.sys.mjs');
  const { MailServices } = ChromeUtils.importESModule('resource:///modules/MailServices.sys.mjs');
  const calendar = cal.manager.createCalendar('storage', Services.io.newURI('moz-storage-calendar://'));
  calendar.name = 'Meetings';
  cal.manager.registerCalendar(calendar);
  calendar.setProperty('imip.identity.key', MailServices.accounts.allIdentities[0].key);
};
