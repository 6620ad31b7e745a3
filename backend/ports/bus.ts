/** Hints between the parts of a process (later of nodes): whoever hears one reads the log. They may be lost. */
export type BusMessage =
  | { kind: 'appended'; runId: string; seq: number; events?: { seq: number; bytes: string }[] }
  | {
      kind: 'draft'
      runId: string
      turnId: string
      messageId: string
      seat: string
      text: string
      index: number
    }
  | { kind: 'draft_end'; runId: string; messageId: string }
export type Bus = {
  publish(message: BusMessage): void
  subscribe(runId: string | '*', hear: (message: BusMessage) => void): () => void
}
