import { useState } from 'react'
import { TextField } from '../components/TextField.tsx'
import { EditForm } from './EditForm.tsx'
import { decisionPatch } from './patches.ts'
import { words } from '../words/words.ts'

type Props = { decision: string; version: number; onDone: () => void }

/** The words of the decision; what was chosen is not for a form to change. */
export function DecisionForm({ decision, version, onDone }: Props) {
  const [text, setText] = useState(decision)
  const [isTried, setIsTried] = useState(false)
  const [opened] = useState({ decision, version })
  const isEmpty = text.trim() === ''
  return (
    <EditForm
      kind="decision_log"
      version={opened.version}
      patch={() => decisionPatch(opened.decision, text)}
      isSound={() => {
        setIsTried(true)
        return !isEmpty
      }}
      label={words.editWords.editDecision}
      onDone={onDone}
    >
      <TextField
        label={words.editWords.decision}
        type="lines"
        value={text}
        maxLength={4000}
        onChange={setText}
        fault={isTried && isEmpty ? words.editWords.empty : null}
      />
    </EditForm>
  )
}
