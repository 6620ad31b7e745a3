import { ExportFault } from '../../export-fault.ts'
import { type Desk, needed, readPage, trashPage } from './desk.ts'
import { byAge, findRows } from './find-rows.ts'
import { DAY_MS } from './note.ts'

/**
 * Clears away what a making that was cut has left: stubs that nobody claimed, and, where our database had forgotten a
 * page, the younger one of two with the same key. What people made or changed is never among it.
 */
export async function sweep(desk: Desk, id: string): Promise<void> {
  const { bot, memory, io } = desk
  const { keyed, stubs } = await findRows(desk)
  const orphans = stubs.filter((page) => page.id !== id && page.created_by.id === bot)
  for (const orphan of orphans) await trashPage(desk, orphan.id)
  const ours = keyed.filter((page) => page.created_by.id === bot && page.id !== id)
  for (const double of ours) await settleDouble(desk, id, double.id)
  // What was late to come may be late to be seen: once more, tomorrow.
  const again = memory.note.wasCut || orphans.length > 0 || ours.length > 0
  await memory.keep({ sweepAt: again ? io.now() + DAY_MS : null, wasCut: false })
}

/** Two pages of ours with one key: the older one stays. */
async function settleDouble(desk: Desk, id: string, other: string): Promise<void> {
  const [mine, double] = [await readPage(desk, id), await readPage(desk, other)]
  if (mine === null || double === null || mine.in_trash || double.in_trash) return
  const [older, younger] = [mine, double].toSorted(byAge)
  if (older === undefined || younger === undefined || younger.last_edited_by.id !== desk.bot) return
  if (older.id === double.id) {
    await desk.io.disown()
    await desk.io.claim(double.id, double.url)
    desk.memory.forget()
  }
  // Without its key it is not found again, should somebody restore it.
  await trashPage(desk, younger.id, { [needed(desk.source.fields, 'key').id]: { rich_text: [] } })
  if (older.id === double.id)
    throw new ExportFault(
      'later',
      'An older page of the same record was found in Notion, and is taken up again.',
    )
}
