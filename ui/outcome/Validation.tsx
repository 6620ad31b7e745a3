import { Icon } from '../components/Icon.tsx'
import { format } from '../words/format.ts'
import { words } from '../words/words.ts'
import type { Fault } from './faults.ts'

type Props = {
  faults: readonly Fault[]
  /** Who approved it as it stands. */
  approvedBy?: readonly string[]
  /** Opens the entry with this field in focus. */
  mend: (field: string) => void
  /** What the entry is, where a button of it stands alone. */
  what: string
}

/** Whether an entry can be relied on: what it lacks, each leading to the field that mends it. */
export function Validation({ faults, approvedBy = [], mend, what }: Props) {
  const said = words.needsWork
  if (faults.length === 0)
    return (
      <p className="mt-1 flex items-center gap-1 text-[0.86rem] text-good *:size-3.5">
        <Icon name="check" />
        {approvedBy.length > 0 ? said.approvedBy(format().list(approvedBy)) : said.valid}
      </p>
    )
  return (
    <p className="mt-1 flex flex-wrap items-center gap-x-1.5 gap-y-1 text-[0.86rem] text-warn">
      <span className="font-medium">{said.title(faults.length)}</span>
      {faults.map((fault) =>
        fault.field === null ? (
          <span key={fault.kind} className={CHIP}>
            {faultInWords(fault)}
          </span>
        ) : (
          <button
            key={fault.kind}
            type="button"
            aria-label={said.of(faultInWords(fault), what)}
            onClick={() => mend(fault.field ?? '')}
            className={`${CHIP} underline underline-offset-2 hover:border-warn pointer-coarse:min-h-11`}
          >
            {faultInWords(fault)}
          </button>
        ),
      )}
    </p>
  )
}

const CHIP = 'inline-flex min-h-6 items-center rounded border border-transparent bg-warn-tint px-1.5'

/** A fault as it is named on its chip. */
export function faultInWords({ kind, n = 0, like }: Fault): string {
  const said = words.needsWork
  switch (kind) {
    case 'unsupported':
      return said.unsupported(n)
    case 'notes':
      return said.notes(n)
    case 'like':
      return said.like(like?.number ?? 0, format().percent(like?.share ?? 0))
    default:
      return said[kind]
  }
}
