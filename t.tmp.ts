import { readAgendas, hold, record } from './tests/support/agendas.ts'
import { decisionLogFaults } from './backend/council/record/faults.ts'
import { NOTHING_YET } from './backend/agents/nothing-yet.ts'
for (const a of readAgendas().slice(0, 8)) {
  const h = await hold(a.text, a.context)
  const { log } = record(h.state)
  console.log(a.name, log.needs_review)
  for (const f of decisionLogFaults(h.state, log, NOTHING_YET).slice(0, 12)) console.log('   rec', f.slice(0, 300))
  for (const e of h.events) if (e.type === 'tool_call' && e.data.status === 'failed') console.log('  sent', String(e.data.error).slice(0, 900))
}
