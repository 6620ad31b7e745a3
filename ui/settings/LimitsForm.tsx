import { useState } from 'react'
import { TextField } from '../components/TextField.tsx'
import { format } from '../words/format.ts'
import { pageWords } from '../words/words.ts'
import { isFault, LIMITS, readLimit, typedIn, type Fault, type Limit, type Limits } from './limits.ts'
import { SaveLine } from './SaveLine.tsx'
import { useSaving } from './use-saving.ts'

/** The limits that a council gets whose agenda and template name none. */
export function LimitsForm({ settings }: { settings: unknown }) {
  const [typed, type] = useState(() => typedIn(settings))
  const [isChecked, check] = useState(false)
  const { saving, save, edited } = useSaving()
  const said = pageWords.budgetWords
  const reads = LIMITS.map((limit) => [limit, readLimit(limit, typed[limit])] as const)
  const submit = () => {
    check(true)
    const wrong = reads.find(([, read]) => isFault(read))
    if (wrong !== undefined) return document.getElementById(idOf(wrong[0]))?.focus()
    const budgets: Partial<Limits> = Object.fromEntries(reads)
    save({ budgets }, (answer) => type(typedIn(answer)))
  }
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <div className="grid gap-x-5 gap-y-3 sm:grid-cols-2">
        {reads.map(([limit, read]) => (
          <TextField
            key={limit}
            id={idOf(limit)}
            label={said[limit]}
            value={typed[limit]}
            maxLength={20}
            fault={isChecked && isFault(read) ? faultText(read) : null}
            onChange={(text) => {
              type({ ...typed, [limit]: text })
              edited()
            }}
          />
        ))}
      </div>
      <p className="mt-2 text-soft">{said.empty}</p>
      <SaveLine saving={saving} />
    </form>
  )
}

const idOf = (limit: Limit): string => `limit-${limit}`

function faultText({ kind, most }: Fault): string {
  const said = pageWords.budgetWords
  if (kind === 'large') return said.tooLarge(format().number(most))
  return kind === 'whole' ? said.notWhole : said.notNumber
}
