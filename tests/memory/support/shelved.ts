import { onTestFinished } from 'vitest'
import { systemClock } from '../../../backend/engine/system.ts'
import type { Follower } from '../../../backend/memory/follower.ts'
import { openMemory } from '../../../backend/memory/open-memory.ts'
import type { KnowledgeScope } from '../../../backend/ports/knowledge.ts'
import type { Doors } from '../../support/doors.ts'
import { servedKnowledge } from '../../support/served-knowledge.ts'

/** The library of these doors, and who brings to it what there is to cite of councils. */
export function shelvesOf({ store, bus }: Doors, texts: string, cut: (what: string) => void = () => {}) {
  const { library, logger, knowledge } = servedKnowledge(store.knowledge, texts)
  const shelf = {
    async addOfRun(...given: Parameters<typeof library.addOfRun>) {
      cut('before a text')
      await library.addOfRun(...given)
      cut('behind a text')
    },
    async removeOfRun(...given: Parameters<typeof library.removeOfRun>) {
      cut('before a removal')
      await library.removeOfRun(...given)
    },
  }
  const memory = { ...store.memory, shelved: cutAround(store.memory.shelved, cut) }
  const clock = { ...systemClock, sleep: async () => {} }
  const opened = openMemory({ log: store.log, store: memory, clock, logger })
  const follower: Follower = opened.follower({ shelf, bus })
  onTestFinished(() => follower.close())
  const sources = async (scope?: KnowledgeScope) =>
    (await library.sources('main')).filter((one) => scope === undefined || one.scope === scope)
  return {
    library,
    knowledge,
    logger,
    sources,
    /** Looks, and reads all that came of it. */
    async look() {
      const done = await follower.look()
      await library.work()
      return done
    },
    async passages(scope: KnowledgeScope, question: string) {
      const found = await library.find({ workspaceId: 'main', question, scopes: [scope] })
      return found.map(({ text }) => text)
    },
  }
}

const cutAround =
  <Given extends unknown[]>(work: (...given: Given) => Promise<void>, cut: (what: string) => void) =>
  async (...given: Given) => {
    cut('before the mark')
    await work(...given)
  }
