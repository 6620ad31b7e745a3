import { SMTPServer, type SMTPServerOptions } from 'smtp-server'

/**
 * As shipped, the server keeps each client waiting for 100 ms of the machine's time, to catch those who talk before they
 * are greeted. Where time is not the machine's, nobody could pass over that, so it greets at once.
 */
export class PromptServer extends SMTPServer {
  override connect(...given: Parameters<SMTPServer['connect']>): void {
    const before = new Set(this.connections)
    super.connect(...given)
    for (const connection of this.connections) {
      if (before.has(connection)) continue
      connection.connectionReady()
      // The server would greet a second time.
      connection.connectionReady = () => {}
    }
  }
}

/** Where time is the machine's, whoever talks too soon is found out. */
export const smtpServerOf = (isPrompt: boolean, options: SMTPServerOptions): SMTPServer =>
  isPrompt ? new PromptServer(options) : new SMTPServer(options)
