/** A run of this id is here, with another log; the message says in what the two differ. */
export class LogDiffers extends Error {}

/** Where the log ends that is here, and the one that was brought. */
type Ends = { here: number; there: number }

export const differsFromKept = (runId: string, { here, there }: Ends): LogDiffers =>
  new LogDiffers(
    `Run ${runId} is here with another log: its last event is ${here} here and ${there} there. Nothing was changed.`,
  )

export const differsFromDeleted = (runId: string, { here, there }: Ends): LogDiffers =>
  new LogDiffers(
    `Run ${runId} was deleted here, with another log: its last event is ${here} here and ${there} there. Nothing was changed. Bring the log that ends with event ${here} to see it again.`,
  )
