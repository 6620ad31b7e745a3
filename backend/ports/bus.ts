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
  /** A replay has come to this event. Nothing was written, so only those who watch hear of it. */
  | { kind: 'played'; runId: string; seq: number; events: { seq: number; bytes: string }[] }
  /** A replay was set back: whoever watches it has seen what is not yet. */
  | { kind: 'set_back'; runId: string; seq: number }
export type Bus = {
  publish(message: BusMessage): void
  subscribe(runId: string | '*', hear: (message: BusMessage) => void): () => void
}
