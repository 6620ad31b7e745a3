import type { ActionItem, DecisionLog, Summary } from '../../../schemas/generated/types.ts'
import type { Adr } from '../extract/adr/adr.ts'
import type { FoundKind } from '../extract/rules/found.ts'
import type { Item } from '../normalise/normalise.ts'
import type { Transcript } from '../transcript.ts'
import { importedTasks } from './action-items.ts'
import { adrParts } from './adr-parts.ts'
import { placesIn } from './anchors.ts'
import { importedLog, type RecordIds } from './decision-log.ts'
import { entriesOf, type Entry } from './entries.ts'
import { importFaults } from './faults.ts'
import { groundIn } from './ground.ts'
import { reviewOf } from './review.ts'
import type { ReadByModel } from './read-by-model.ts'
import type { Subject } from './subject.ts'
import { importedSummary } from './summary.ts'
import { recordWords } from './words.ts'

/** One thing found, as programs read it. */
export type FoundDecision = { text: string; line: number; certainty: number; needsReview: boolean }
export type FoundAction = FoundDecision & {
  owner: string | null
  due: string | null
  /** Whether the text shows it as done already. */
  done: boolean
}

/** What an import leaves: the three documents, what is wrong with each, and all that was found, line by line. */
export type ImportRecord = {
  decisionLog: DecisionLog
  actionItems: ActionItem[]
  summary: Summary
  faults: ReturnType<typeof importFaults>
  decisions: FoundDecision[]
  actions: FoundAction[]
}

/** What was read out of a text; `adr` where the text is a decision record. */
export type Said = { subject: Subject; transcript: Transcript; items: readonly Item[]; adr: Adr | null }

/** The record of a text: every entry in the text's own words, tied to the place where they stand. */
export function recordOf(
  { subject, transcript, items, adr }: Said,
  ids: RecordIds,
  sha256: (text: string) => string,
  byModel: ReadByModel | null = null,
): ImportRecord {
  const words = recordWords(subject.language)
  const places = placesIn(transcript, sha256)
  const entries = byKind(entriesOf(items, places, transcript.people))
  const parts = adr === null ? null : adrParts(adr, places)
  const needsReview = reviewOf(transcript, entries, parts, byModel)
  const decisionLog = importedLog({
    subject,
    transcript,
    entries,
    adr: parts,
    ids,
    needsReview,
    cost: byModel?.cost ?? NO_COST,
  })
  const actionItems = importedTasks(entries.action, ids.meetingId, words)
  const summary = importedSummary(decisionLog, actionItems, words)
  return {
    decisionLog,
    actionItems,
    summary,
    faults: importFaults({ decisionLog, actionItems, summary }, groundIn(transcript, decisionLog, sha256)),
    decisions: entries.decision.map(shown),
    actions: entries.action.map((entry) => ({
      ...shown(entry),
      owner: entry.owner?.name ?? null,
      due: entry.due,
      done: entry.item.state === 'done',
    })),
  }
}

/** The rules cost nothing. */
const NO_COST: ReadByModel['cost'] = { tokens: 0, usd: 0, models: [] }

const shown = ({ item, line, certain }: Entry): FoundDecision => ({
  text: item.text,
  line,
  certainty: item.certainty,
  needsReview: !certain,
})

function byKind(entries: readonly Entry[]): Record<FoundKind, Entry[]> {
  const of = (kind: FoundKind) => entries.filter(({ item }) => item.kind === kind)
  return {
    action: of('action'),
    decision: of('decision'),
    proposal: of('proposal'),
    option: of('option'),
    reason: of('reason'),
    risk: of('risk'),
    dissent: of('dissent'),
    question: of('question'),
  }
}
