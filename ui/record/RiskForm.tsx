import { useState } from 'react'
import type { DecisionLog } from '../../schemas/generated/types.ts'
import { SelectField } from '../components/Field.tsx'
import { TextField } from '../components/TextField.tsx'
import { EditForm } from './EditForm.tsx'
import { draftOfRisk, riskPatch, type RiskDraft } from './patches.ts'
import { words } from '../words/words.ts'

type Props = {
  risk: DecisionLog['risks'][number] | null
  at: number
  version: number
  onDone: () => void
  focusOn?: string | null
}

/** A risk in fields: one that there is, or a new one. */
export function RiskForm({ risk, at, version, onDone, focusOn = null }: Props) {
  const [draft, setDraft] = useState(() => draftOfRisk(risk))
  const [isTried, setIsTried] = useState(false)
  const [opened] = useState({ risk, at, version })
  const set = (part: Partial<RiskDraft>) => setDraft((held) => ({ ...held, ...part }))
  const isEmpty = draft.risk.trim() === ''
  return (
    <EditForm
      kind="decision_log"
      version={opened.version}
      patch={() => riskPatch(opened.risk, opened.at, draft)}
      isSound={() => {
        setIsTried(true)
        return !isEmpty
      }}
      label={risk === null ? words.editWords.addRisk : words.editWords.editRisk(risk.risk)}
      onDone={onDone}
      focusOn={focusOn}
    >
      <TextField
        name="risk"
        label={words.editWords.risk}
        type="lines"
        value={draft.risk}
        maxLength={4000}
        onChange={(words) => set({ risk: words })}
        fault={isTried && isEmpty ? words.editWords.empty : null}
      />
      <TextField
        name="mitigation"
        label={words.editWords.mitigation}
        type="lines"
        value={draft.mitigation}
        maxLength={4000}
        onChange={(mitigation) => set({ mitigation })}
      />
      <div className="grid grid-cols-1 gap-2.5 sm:grid-cols-2">
        <TextField
          label={words.editWords.owner}
          value={draft.owner}
          maxLength={200}
          onChange={(owner) => set({ owner })}
        />
        <TextField
          label={words.editWords.earlySign}
          value={draft.earlySign}
          maxLength={2000}
          onChange={(earlySign) => set({ earlySign })}
        />
        <SelectField
          name="likelihood"
          label={words.editWords.likelihood}
          value={draft.likelihood}
          choices={levels()}
          onChange={(likelihood) => set({ likelihood })}
        />
        <SelectField
          label={words.editWords.impact}
          value={draft.impact}
          choices={levels()}
          onChange={(impact) => set({ impact })}
        />
      </div>
    </EditForm>
  )
}

const levels = () => [
  { value: '', label: words.editWords.notSaid },
  ...(['low', 'medium', 'high'] as const).map((one) => ({ value: one, label: words.level(one) })),
]
