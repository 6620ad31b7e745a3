import type { ReactNode } from 'react'
import type { Anchor, DecisionLog, Edited, Level } from '../../schemas/generated/types.ts'
import { Button } from '../components/Button.tsx'
import { Card } from '../components/Field.tsx'
import { level } from '../lib/words.ts'
import { outcomeWords as say } from '../lib/words-outcome.ts'
import { editWords } from '../lib/words-record.ts'
import { ByHand } from '../record/ByHand.tsx'
import { RiskForm } from '../record/RiskForm.tsx'
import { useEditing } from '../record/use-editing.ts'
import { AnchorChips } from './AnchorChip.tsx'

export type ShownRisk = {
  risk: string
  likelihood: Level
  impact: Level
  mitigation: string | null
  owner?: string | null
  early_sign?: string | null
  anchors: Anchor[]
  edited?: Edited
}

/** What may go wrong, how one would notice, and what is done about it. */
export function RisksCard({ risks }: { risks: readonly ShownRisk[] }) {
  if (risks.length === 0) return null
  return (
    <Card title={say.risks}>
      <ul className="divide-y divide-line">
        {risks.map((one, index) => (
          <li key={index} className={ROW}>
            <Risk risk={one} />
          </li>
        ))}
      </ul>
    </Card>
  )
}

const ROW = 'py-2.5 first:pt-1 last:pb-1'

/** The risks on record, which people mend and add to. */
export function LoggedRisks({ risks, version }: { risks: DecisionLog['risks']; version: number }) {
  const editing = useEditing<number>()
  const form = { version, onDone: editing.done }
  return (
    <Card title={say.risks}>
      <ul className="divide-y divide-line">
        {risks.map((one, at) => (
          <li key={at} className={ROW}>
            {editing.edits === at ? (
              <RiskForm {...form} risk={one} at={at} />
            ) : (
              <Risk
                risk={one}
                edit={
                  <Button
                    small
                    look="quiet"
                    aria-label={editWords.editRisk(one.risk)}
                    {...editing.button(at)}
                  >
                    {editWords.edit}
                  </Button>
                }
              />
            )}
          </li>
        ))}
      </ul>
      {editing.edits === NEW ? (
        <RiskForm {...form} risk={null} at={risks.length} />
      ) : (
        <Button small className="mt-2" {...editing.button(NEW)}>
          {editWords.addRisk}
        </Button>
      )}
    </Card>
  )
}

/** The place of a risk that is not there yet. */
const NEW = -1

function Risk({ risk: one, edit }: { risk: ShownRisk; edit?: ReactNode }) {
  return (
    <>
      <div className="flex items-start justify-between gap-2">
        <p className="leading-snug">{one.risk}</p>
        {edit}
      </div>
      <p className="mt-0.5 text-[0.93rem] text-soft">
        {say.likelihood} {level(one.likelihood)}, {say.impact} {level(one.impact)}.{' '}
        {one.mitigation === null ? say.noMitigation : `${say.mitigation}: ${one.mitigation}`}
      </p>
      {one.owner != null && <p className="text-[0.93rem] text-soft">{editWords.owned(one.owner)}</p>}
      {one.early_sign != null && (
        <p className="text-[0.93rem] text-soft">
          {say.earlySign}: {one.early_sign}
        </p>
      )}
      <p className="mt-1 flex flex-wrap gap-1.5">
        <ByHand edited={one.edited} />
        <AnchorChips anchors={one.anchors} />
      </p>
    </>
  )
}
