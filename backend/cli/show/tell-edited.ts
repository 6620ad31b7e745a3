type Edited = { id: string; version: string }

/** Says which definitions are not as they stand in the files: what people changed in the panel holds here too. */
export function tellEdited(edited: readonly Edited[]): void {
  if (edited.length === 0) return
  const named = edited.map(({ id, version }) => `${id} ${version}`).join(', ')
  process.stderr.write(`As they were changed in the panel: ${named}.\n`)
}
