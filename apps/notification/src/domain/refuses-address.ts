/** Bad destination mailbox, system, syntax; moved without a new address; null MX (RFC 3463 §3.2, RFC 7505 §4.2). */
const BAD_DESTINATION = /^5\d\d[ -]5\.1\.(?:1|2|3|6|10)\b/;

/**
 * Whether a mail server's final answer is about the address itself. A bare "550" is not taken for that: a relay that
 * is set up wrongly says it of everybody.
 * @param reply "550 5.1.1 No such user"
 */
export const refusesAddress = (reply: string): boolean => BAD_DESTINATION.test(reply);
