import { type Timing, USUAL_TIMING } from '../../../../backend/exports/targets/notion/calls.ts'
import { DECISIONS, TASKS } from '../../../../backend/exports/targets/notion/properties.ts'
import { notionTarget } from '../../../../backend/exports/targets/notion/target.ts'
import { Secret } from '../../../../backend/secret.ts'
import type { VirtualClock } from '../../../support/emulators/core/clock.ts'
import { type Notion, startNotion } from '../../../support/emulators/notion/start.ts'
import type { Outline } from '../../../support/emulators/notion/verbs.ts'
import { propertiesOf } from '../../notion/given.ts'
import { writeFreshly } from '../freshly.ts'
import type { TargetUnderTest } from '../kind.ts'

/** A key that can be looked up, late; what people write there is theirs. */
export const NOTION: TargetUnderTest = {
  name: 'notion',
  canLookUp: true,
  survivesLoss: true,
  waitsMs: 120_000,
  endsHangs: true,
  async start({ clock, seed }) {
    const { notion, target } = await startWithDatabases(clock, seed, HASTY)
    const { control } = notion
    const removed = new Set<string>()
    const written: { page: string; text: string }[] = []
    const pages = () =>
      Object.entries(control.keys()).flatMap(([key, { live }]) => live.map((id) => ({ key, id })))
    let fresh: Awaited<ReturnType<typeof startWithDatabases>> | null = null
    return {
      target,
      control,
      visible: (key) => ({
        now: control.live(key).length,
        most: control.most(key),
        removed: removed.has(key),
      }),
      async wrong({ object, all, view, externalId }) {
        if (externalId === null) return 'it has no id'
        // Nothing fails there, so that no answer is given up: a busy machine may be slow.
        fresh ??= await startWithDatabases(clock, seed, USUAL_TIMING)
        if (fresh.notion.control.live(object.key).length === 0) {
          const keys = new Set(all.map(({ key }) => key))
          const objects = fresh.target().objects(view)
          await writeFreshly(
            objects.filter(({ key }) => keys.has(key)),
            clock.now(),
          )
        }
        // Notion hides relations to a page in the trash, where a person may have put the record.
        const record = all.find(({ kind }) => kind === 'record')
        const isHidden = record !== undefined && removed.has(record.key)
        const wanted = shown(fresh.notion, fresh.notion.control.live(object.key)[0] ?? '', isHidden)
        const there = shown(notion, externalId, isHidden)
        return there === wanted ? null : `it says ${there} and should ${wanted}`
      },
      lag: (ms) => {
        control.setLag({ query: ms, search: ms })
        if (ms === 0) control.releaseLag()
      },
      humanEdit(random) {
        const all = pages()
        const page = all[Math.floor(random() * all.length)]
        if (page === undefined) return
        if (random() < 0.25) {
          control.trash({ id: page.id })
          removed.add(page.key)
        } else {
          const text = `people write ${random()}`
          const rich_text = [{ type: 'text', text: { content: text } }]
          control.addBlock({ parent: page.id, block: { type: 'paragraph', paragraph: { rich_text } } })
          written.push({ page: page.id, text })
        }
      },
      lostWords: () =>
        written.flatMap(({ page, text }) => (wordsIn(control.outline(page)).includes(text) ? [] : [text])),
      async close() {
        await notion.close()
        await fresh?.notion.close()
      },
    }
  },
}

const HASTY: Timing = { answerMs: 450, abortMs: 400 }

async function startWithDatabases(clock: VirtualClock, seed: number, timing: Timing) {
  const notion = await startNotion({ clock, seed, pagesUrl: 'http://127.0.0.1:9' })
  const { control } = notion
  const decisions = control.addDatabase({ title: 'Decisions', properties: propertiesOf(DECISIONS, '') })
  const properties = propertiesOf(TASKS, decisions.dataSourceId)
  const tasks = control.addDatabase({ title: 'Tasks', properties })
  const access = {
    token: new Secret(notion.token),
    decisions: decisions.dataSourceId,
    tasks: tasks.dataSourceId,
    baseUrl: notion.url,
  }
  return { notion, target: () => notionTarget(access, { timing }) }
}

/** What we have written on a page: its fields, but for the ids of others, and the blocks that are ours. */
function shown({ control }: Notion, page: string, relationsAreHidden: boolean): string {
  const values = Object.entries(control.row(page).values).map(([name, value]) => [
    name,
    Array.isArray(value) ? (relationsAreHidden ? null : value.length) : value,
  ])
  return JSON.stringify([values, ours(control.outline(page))])
}

const ours = (blocks: readonly Outline[]): unknown[] =>
  blocks.filter(({ by }) => by === 'bot').map(({ type, text, children }) => [type, text, ours(children)])

const wordsIn = (blocks: readonly Outline[]): string[] =>
  blocks.flatMap(({ text, children }) => [text, ...wordsIn(children)])
