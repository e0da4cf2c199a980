import { MailTransport, type MailConnection } from '../use-cases/mail-transport';
import { SmtpMailConnection, type SmtpServer } from './smtp-connection';

export class SmtpTransport extends MailTransport {
  constructor(private readonly server: SmtpServer) {
    super();
  }

  override connection(): MailConnection {
    return new SmtpMailConnection(this.server);
  }
}
