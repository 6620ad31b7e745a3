import type { HeldMeeting } from '../../../schemas/generated/types.ts'
import { analyse, type Matter } from '../../../backend/agents/offline/analyse.ts'
import { isLabelled } from '../../../backend/agents/offline/evidence/types.ts'
import { readAgendas } from './agendas.ts'
import { holdCouncil } from './round-table.ts'

export const matterOf = (meeting: HeldMeeting): Matter => ({
  title: meeting.title,
  question: meeting.question,
  options: meeting.options,
  criteria: meeting.criteria,
  origins: meeting.context.map(({ id, title, text }) => ({ kind: 'source', id, title, text })),
})

export type Measured = {
  agenda: string
  leader: string
  next: string
  margin: string
  robust: string
  status: string
  flips: string
  both: string
  points: string
  criteria: string
  risks: number
  tasks: number
  turns: number
  ms: string
}

/** What the panel makes of every agenda in a folder; which answer is right it does not know. */
export const measure = async (folder: string): Promise<Measured[]> => {
  const rows: Measured[] = []
  for (const { name, meeting } of readAgendas(folder)) {
    const start = performance.now()
    const analysis = analyse(matterOf(meeting), 1)
    const ms = performance.now() - start
    const held = await holdCouncil(meeting)
    const titleOf = (id: string | undefined) =>
      analysis.options.find((option) => option.id === id)?.brief ?? '-'
    const sides = meeting.options.map(({ id }) =>
      ['for', 'against'].map((kind) =>
        held.board.claims.some((claim) => claim.optionId === id && claim.kind === kind),
      ),
    )
    const filed = analysis.units.filter((unit) => unit.side === 'for' || unit.side === 'against')
    const told = filed.filter((unit) =>
      held.board.claims.some(
        (claim) =>
          claim.optionId === unit.optionId &&
          claim.kind === unit.side &&
          claim.seat === 'scribe' &&
          claim.text === unit.whole.block.text.slice(unit.whole.from, unit.whole.to),
      ),
    )
    const spokenOf = meeting.criteria.filter((one) =>
      analysis.options.some((option) => analysis.cell(option.id, one.id).units.some(isLabelled)),
    )
    rows.push({
      agenda: name,
      leader: titleOf(analysis.ranking[0]?.optionId),
      next: titleOf(analysis.ranking[1]?.optionId),
      margin: analysis.margin.toFixed(3),
      robust: `${Math.round(analysis.robustness * 100)}%`,
      status: held.status,
      flips: [...new Set(analysis.flips.map((flip) => titleOf(flip.leaderId)))].join(', '),
      both: `${sides.filter(([pro, con]) => pro && con).length}/${meeting.options.length}`,
      points: `${told.length}/${filed.length}`,
      criteria: `${spokenOf.length}/${meeting.criteria.length}`,
      risks: held.board.risks.length,
      tasks: held.tasks.length,
      turns: held.turns.length,
      ms: ms.toFixed(0),
    })
  }
  return rows
}

const folder = process.argv[1]?.endsWith('measure.ts') ? process.argv[2] : undefined
// oxlint-disable-next-line no-console -- run by hand: the table is what it is for
if (folder !== undefined) console.table(await measure(folder))
