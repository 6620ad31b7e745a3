import type { TargetUnderTest } from '../kind.ts'
import { startShelf } from './service.ts'
import { shelfTarget, type ShelfWays, WAITS_MS } from './target.ts'

/** A service made for these tests, for the outbox itself is what is tried here. */
export const shelfUnderTest = (ways: ShelfWays): TargetUnderTest => ({
  name: 'shelf',
  canLookUp: ways.lookUp,
  survivesLoss: ways.lookUp,
  waitsMs: WAITS_MS,
  endsHangs: true,
  async start({ clock }) {
    const { emulator, pages, ledger, lag, show } = await startShelf(clock)
    const removed = new Set<string>()
    const notes: { page: string; note: string }[] = []
    return {
      target: () => shelfTarget(emulator.url, ways),
      control: emulator.control,
      visible: (key) => ({ now: ledger.live(key).length, most: ledger.most(key), removed: removed.has(key) }),
      wrong({ object: { key, content }, externalId }) {
        const page = [...pages.values()].find((one) => one.key === key && !one.removed)
        if (page?.text !== content) return `it says ${JSON.stringify(page?.text)}`
        return page?.id === externalId ? null : `it is ${page?.id} and known as ${externalId}`
      },
      lag: (ms) => void (lag.ms = ms),
      humanEdit(random) {
        const shown = [...pages.values()].filter(({ key, removed: gone }) => key !== null && !gone)
        const page = shown[Math.floor(random() * shown.length)]
        if (page === undefined) return
        if (random() < 0.3) {
          page.removed = true
          removed.add(page.key ?? '')
          show(page)
        } else {
          const note = `note ${random()}`
          page.notes.push(note)
          notes.push({ page: page.id, note })
        }
      },
      lostWords: () =>
        notes.flatMap(({ page, note }) => (pages.get(page)?.notes.includes(note) === true ? [] : [note])),
      close: () => emulator.close(),
    }
  },
})
