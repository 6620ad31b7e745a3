import type { ReactNode } from 'react'
import type { Anchor, DecisionLog, Edited, Level } from '../../schemas/generated/types.ts'
import { Button } from '../components/Button.tsx'
import { Card } from '../components/Field.tsx'
import { FirstOf } from '../components/FirstOf.tsx'
import { ByHand } from '../record/ByHand.tsx'
import { RiskForm } from '../record/forms.tsx'
import { IfEditable } from '../record/IfEditable.tsx'
import { useEditing } from '../record/use-editing.ts'
import { AnchorChips } from './AnchorChip.tsx'
import { faultsOfRisk } from './faults.ts'
import { Validation } from './Validation.tsx'
import { words } from '../words/words.ts'

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
    <Card title={words.outcomeWords.risks}>
      <FirstOf items={risks} count={SHOWN} className="divide-y divide-line">
        {(one) => (
          <li className={ROW}>
            <Risk risk={one} />
          </li>
        )}
      </FirstOf>
    </Card>
  )
}

const SHOWN = 6
const ROW = 'py-2.5 first:pt-1 last:pb-1'

/** `isBare`: it stands under a heading of its own. */
type LoggedProps = { risks: DecisionLog['risks']; version: number; isBare?: boolean }

/** The risks on record, which people mend and add to. */
export function LoggedRisks({ risks, version, isBare = false }: LoggedProps) {
  const editing = useEditing<number>()
  const form = { version, onDone: () => editing.done() }
  const list = (
    <>
      <ul className="divide-y divide-line">
        {risks.map((one, at) => (
          <li key={at} className={ROW}>
            {editing.edits === at ? (
              <RiskForm {...form} focusOn={editing.field} risk={one} at={at} />
            ) : (
              <Risk
                risk={one}
                mend={(field) => editing.begin(at, field)}
                edit={
                  <IfEditable>
                    <Button
                      small
                      look="quiet"
                      aria-label={words.editWords.editRisk(one.risk)}
                      {...editing.button(at)}
                    >
                      {words.editWords.edit}
                    </Button>
                  </IfEditable>
                }
              />
            )}
          </li>
        ))}
      </ul>
      {editing.edits === NEW ? (
        <RiskForm {...form} risk={null} at={risks.length} />
      ) : (
        <IfEditable>
          <Button small className="mt-2" {...editing.button(NEW)}>
            {words.editWords.addRisk}
          </Button>
        </IfEditable>
      )}
    </>
  )
  return isBare ? list : <Card title={words.outcomeWords.risks}>{list}</Card>
}

/** The place of a risk that is not there yet. */
const NEW = -1

type RiskProps = { risk: ShownRisk; edit?: ReactNode; mend?: (field: string) => void }

function Risk({ risk: one, edit, mend }: RiskProps) {
  return (
    <>
      <div className="flex items-start justify-between gap-2">
        <p className="leading-snug">{one.risk}</p>
        {edit}
      </div>
      <p className="mt-0.5 text-[0.93rem] text-soft">
        {words.outcomeWords.likelihood} {words.level(one.likelihood)}, {words.outcomeWords.impact}{' '}
        {words.level(one.impact)}.{' '}
        {one.mitigation === null
          ? words.outcomeWords.noMitigation
          : `${words.outcomeWords.mitigation}: ${one.mitigation}`}
      </p>
      {one.owner != null && <p className="text-[0.93rem] text-soft">{words.editWords.owned(one.owner)}</p>}
      {one.early_sign != null && (
        <p className="text-[0.93rem] text-soft">
          {words.outcomeWords.earlySign}: {one.early_sign}
        </p>
      )}
      <p className="mt-1 flex flex-wrap gap-1.5">
        <ByHand edited={one.edited} />
        <AnchorChips anchors={one.anchors} />
      </p>
      {mend !== undefined && (
        <IfEditable>
          <Validation faults={faultsOfRisk(one)} mend={mend} what={one.risk} />
        </IfEditable>
      )}
    </>
  )
}
