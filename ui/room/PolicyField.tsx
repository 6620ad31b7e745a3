import { Served, useServed } from '../components/Served.tsx'
import { useState } from 'react'
import { SelectField } from '../components/Field.tsx'
import { useRun } from './room-context.ts'
import { SteerForm, type Done } from './SteerForm.tsx'
import { usePolicies } from './use-policies.ts'
import { words } from '../words/words.ts'

/** Another way to choose who speaks next, from now on. */
export function PolicyField({ onDone }: Done) {
  const now = useRun((run) => run.policy.name)
  const [chosen, choose] = useState(now)
  const policies = usePolicies()
  const served = useServed()
  const about = policies.find(({ name }) => name === chosen)?.description
  return (
    <div>
      <SteerForm
        act={words.steer.usePolicy}
        onDone={onDone}
        command={() => ({ type: 'set_policy', policy: { name: chosen } })}
      >
        <SelectField
          label={words.steer.policy}
          value={chosen}
          onChange={choose}
          choices={
            policies.length === 0
              ? [{ value: now, label: now }]
              : policies.map(({ name, title }) => ({ value: name, label: served(title) }))
          }
        />
      </SteerForm>
      {about !== undefined && (
        <p className="mt-1 max-w-[60ch] text-[0.93rem] text-soft">
          <Served text={about} />
        </p>
      )}
    </div>
  )
}
