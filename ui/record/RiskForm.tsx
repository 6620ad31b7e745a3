import { useState } from 'react'
import type { DecisionLog } from '../../schemas/generated/types.ts'
import { SelectField } from '../components/Field.tsx'
import { TextField } from '../components/TextField.tsx'
import { editWords as say } from '../lib/words-record.ts'
import { EditForm } from './EditForm.tsx'
import { draftOfRisk, riskPatch, type RiskDraft } from './patches.ts'

type Props = { risk: DecisionLog['risks'][number] | null; at: number; version: number; onDone: () => void }

/** A risk in fields: one that there is, or a new one. */
export function RiskForm({ risk, at, version, onDone }: Props) {
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
      label={risk === null ? say.addRisk : say.editRisk(risk.risk)}
      onDone={onDone}
    >
      <TextField
        label={say.risk}
        type="lines"
        value={draft.risk}
        maxLength={4000}
        onChange={(words) => set({ risk: words })}
        fault={isTried && isEmpty ? say.empty : null}
      />
      <TextField
        label={say.mitigation}
        type="lines"
        value={draft.mitigation}
        maxLength={4000}
        onChange={(mitigation) => set({ mitigation })}
      />
      <div className="grid grid-cols-1 gap-2.5 sm:grid-cols-2">
        <TextField
          label={say.owner}
          value={draft.owner}
          maxLength={200}
          onChange={(owner) => set({ owner })}
        />
        <TextField
          label={say.earlySign}
          value={draft.earlySign}
          maxLength={2000}
          onChange={(earlySign) => set({ earlySign })}
        />
        <SelectField
          label={say.likelihood}
          value={draft.likelihood}
          choices={LEVELS}
          onChange={(likelihood) => set({ likelihood })}
        />
        <SelectField
          label={say.impact}
          value={draft.impact}
          choices={LEVELS}
          onChange={(impact) => set({ impact })}
        />
      </div>
    </EditForm>
  )
}

const LEVELS = [
  { value: '', label: say.notSaid },
  ...['low', 'medium', 'high'].map((one) => ({ value: one, label: one })),
]
