import { describe, expect, test } from 'vitest'
import type { DecisionLog } from '../../schemas/generated/types.ts'
import { lensesOf } from '../../backend/agents/lenses.ts'
import { createOfflineVoices } from '../../backend/agents/offline/offline-voices.ts'
import { withLibrary } from '../../backend/agents/looking-up.ts'
import { resolves } from '../../backend/council/contributions/quotes.ts'
import type { RunState } from '../../backend/council/state.ts'
import { sha256 } from '../../backend/log/digest.ts'
import { readMeetingFile } from '../../backend/minutes/formats/meeting-file.ts'
import { AGENDAS, agendasAreHere, hold, readAgendas, record, type Agenda } from '../support/agendas.ts'
import { openTestHouse, registry } from '../support/house.ts'
import { shelf } from '../support/shelf.ts'

test.skipIf(agendasAreHere)(`no agendas at ${AGENDAS}: set XIO_AGENDAS to hold councils on them`, (context) =>
  context.skip(),
)

/** The same council whose context is not handed to it: its files stand in the library, and the experts look there. */
async function holdWithLibrary({ text, context }: Agenda): Promise<RunState> {
  const { lookUp } = await shelf(
    Object.fromEntries(context.map(({ title, text: words }, at) => [`d${at}`, { title, text: words }])),
  )
  const voices = withLibrary(createOfflineVoices(lensesOf(registry)), lookUp)
  const house = openTestHouse({ voices })
  const { meeting, s0Text, notes } = readMeetingFile({ name: 'agenda.md', text, beside: context })
  const { runId } = await house.start(
    { ...meeting, knowledge: { scopes: ['docs'] } },
    { ...(s0Text === undefined ? {} : { s0Text }), notes, overrides: { panel: 'offline' } },
  )
  await house.pool.drive(runId)
  return house.state(runId)
}

/** Of the claims that the rationale rests on, those with a quote that is found again, word for word, in a context file. */
function cited(state: RunState): { cited: number; all: number } {
  const { rationale }: DecisionLog = record(state).log
  const isCited = ({ anchors, support }: DecisionLog['rationale'][number]) =>
    support !== 'unsupported' &&
    anchors.some(
      (one) => one.source_id !== null && one.source_id !== 's0' && resolves(state, one, { sha256 }),
    )
  return { cited: rationale.filter(isCited).length, all: rationale.length }
}

describe.skipIf(!agendasAreHere)('of what the decision logs of the offline panel rest on', () => {
  test.each([
    [
      'the context is handed to the council',
      ({ text, context }: Agenda) => hold(text, context).then(({ state }) => state),
    ],
    ['the context stands in the library', holdWithLibrary],
  ])('nine of ten claims have a quote in the context files, where %s', async (_, held) => {
    const found = []
    for (const agenda of readAgendas()) found.push({ name: agenda.name, ...cited(await held(agenda)) })
    const all = found.reduce((sum, one) => sum + one.all, 0)
    const share = found.reduce((sum, one) => sum + one.cited, 0) / all
    // oxlint-disable-next-line no-console -- the figure is what this is held for
    console.info(
      `${share.toFixed(3)} of ${all} claims: ${found.map((one) => `${one.name} ${one.cited}/${one.all}`).join(', ')}`,
    )
    expect(all).toBeGreaterThan(10)
    expect(share).toBeGreaterThanOrEqual(0.9)
  })
})
