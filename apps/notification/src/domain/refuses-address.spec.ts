import { refusesAddress } from './refuses-address';

describe('the final answer of a mail server', () => {
  it.each([
    '550 5.1.1 No such user',
    '550-5.1.1 The account\r\n550 5.1.1 does not exist',
    '556 5.1.10 Null MX',
  ])('is about the address: %j', (reply) => {
    expect(refusesAddress(reply)).toBe(true);
  });

  it.each([
    '550 relay not permitted',
    '554 5.7.1 Relay access denied',
    '550 5.1.8 Bad sender domain',
    '552 5.2.2 Mailbox full',
    '450 4.1.1 Later',
  ])('may be about something else: %j', (reply) => {
    expect(refusesAddress(reply)).toBe(false);
  });
});
