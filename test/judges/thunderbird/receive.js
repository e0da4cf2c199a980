// Runs inside Thunderbird: takes a calendar message as the mail window does, and clicks what the person wants.
async (text, click) => {
  const { cal } = ChromeUtils.importESModule('resource:///modules/calendar/calUtils.sys.mjs');
  const calendar = cal.manager.getCalendars().find(({ name }) => name === 'Meetings');
  const message = Cc['@mozilla.org/calendar/itip-item;1'].createInstance(Ci.calIItipItem);
  message.init(text);
  message.receivedMethod = /^METHOD:(\w+)/m.exec(text)[1];
  message.responseMethod = message.receivedMethod === 'REQUEST' ? 'REPLY' : message.receivedMethod;
  message.identity = 'ana@lacteos.example';
  message.sender = 'rsvp@match.example';
  message.autoResponse = Ci.calIItipItem.AUTO;
  message.targetCalendar = calendar;
  await new Promise((resolve, reject) => {
    cal.itip.processItipItem(message, (_message, status, action) => {
      if (!Components.isSuccessCode(status)) reject(new Error(`status ${status}`));
      // Without an action there is nothing to click: the message is old, or its event is known already.
      else if (!action) resolve();
      else {
        const listener = { onOperationComplete: resolve, onGetResult() {} };
        action(listener, click, { responseMode: Ci.calIItipItem.AUTO });
      }
    });
  });
};
