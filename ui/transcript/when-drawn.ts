/** Enough for rows that are read from the server meanwhile; then the reader stays where they are. */
const MOST_FRAMES = 120

/** Waits until something is drawn, frame by frame. */
export function whenDrawn<Row extends { isConnected: boolean }>(
  find: () => Row | undefined,
): Promise<Row | null> {
  return new Promise((resolve) => {
    const look = (left: number) => {
      const found = find()
      if (found?.isConnected === true || left === 0) resolve(found ?? null)
      else requestAnimationFrame(() => look(left - 1))
    }
    look(MOST_FRAMES)
  })
}
