import type { Anchor, Level } from '../../schemas/generated/types.ts'
import { Card } from '../components/Field.tsx'
import { level } from '../lib/words.ts'
import { outcomeWords as say } from '../lib/words-outcome.ts'
import { AnchorChips } from './AnchorChip.tsx'

export type ShownRisk = {
  risk: string
  likelihood: Level
  impact: Level
  mitigation: string | null
  early_sign?: string | null
  anchors: Anchor[]
}

/** What may go wrong, how one would notice, and what is done about it. */
export function RisksCard({ risks }: { risks: readonly ShownRisk[] }) {
  if (risks.length === 0) return null
  return (
    <Card title={say.risks}>
      <ul className="divide-y divide-line">
        {risks.map((one, index) => (
          <li key={index} className="py-2.5 first:pt-1 last:pb-1">
            <p className="leading-snug">{one.risk}</p>
            <p className="mt-0.5 text-[0.93rem] text-soft">
              {say.likelihood} {level(one.likelihood)}, {say.impact} {level(one.impact)}.{' '}
              {one.mitigation === null ? say.noMitigation : `${say.mitigation}: ${one.mitigation}`}
            </p>
            {one.early_sign != null && (
              <p className="text-[0.93rem] text-soft">
                {say.earlySign}: {one.early_sign}
              </p>
            )}
            <p className="mt-1 flex flex-wrap gap-1.5">
              <AnchorChips anchors={one.anchors} />
            </p>
          </li>
        ))}
      </ul>
    </Card>
  )
}
