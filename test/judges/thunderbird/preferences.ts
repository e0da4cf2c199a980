interface Account {
  readonly address: string;
  /** Of the remote control. */
  readonly port: number;
  readonly smtpPort: number;
}

/** The settings of a profile: one account, no question at the start, nothing that goes out to the Internet. */
export function preferences({ address, port, smtpPort }: Account): string {
  const settings: Record<string, string | number | boolean> = {
    'marionette.port': port,
    'app.update.disabledForTesting': true,
    'app.update.auto': false,
    'toolkit.telemetry.enabled': false,
    'datareporting.healthreport.uploadEnabled': false,
    'datareporting.policy.dataSubmissionEnabled': false,
    'extensions.update.enabled': false,
    'mailnews.start_page.enabled': false,
    'mail.shell.checkDefaultClient': false,
    'mail.provider.suppress_dialog_on_startup': true,
    'mail.rights.version': 1,
    // A machine without a network is not "offline" for mail to itself.
    'offline.autoDetect': false,
    'offline.startup_state': 2,
    'network.manage-offline-status': false,
    'calendar.timezone.useSystemTimezone': false,
    'calendar.timezone.local': 'America/Sao_Paulo',
    // An account of the type "none" never sends, without saying so.
    'mail.accountmanager.accounts': 'account1',
    'mail.accountmanager.defaultaccount': 'account1',
    'mail.account.account1.identities': 'id1',
    'mail.account.account1.server': 'server1',
    'mail.identity.id1.fullName': 'Ana',
    'mail.identity.id1.useremail': address,
    'mail.identity.id1.valid': true,
    'mail.identity.id1.smtpServer': 'smtp1',
    'mail.identity.id1.doFcc': false,
    'mail.server.server1.type': 'pop3',
    'mail.server.server1.hostname': '127.0.0.1',
    'mail.server.server1.port': 1,
    'mail.server.server1.userName': 'ana',
    'mail.server.server1.name': 'ana',
    'mail.server.server1.login_at_startup': false,
    'mail.server.server1.check_new_mail': false,
    'mail.smtpservers': 'smtp1',
    'mail.smtp.defaultserver': 'smtp1',
    'mail.smtpserver.smtp1.hostname': '127.0.0.1',
    'mail.smtpserver.smtp1.port': smtpPort,
    'mail.smtpserver.smtp1.authMethod': 1,
    'mail.smtpserver.smtp1.try_ssl': 0,
  };
  return Object.entries(settings)
    .map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`)
    .join('');
}
