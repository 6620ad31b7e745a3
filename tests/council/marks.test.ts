import { expect, it } from 'vitest'
import { MarkGatherer } from '../../backend/council/timeline/marks.ts'
import { ANNA } from '../support/house.ts'
import { GivenRun } from '../support/given.ts'

it('tells who asked what of a run in data: whoever shows it has the words', () => {
  const run = new GivenRun().to('debate', 'expert_a')
  run.command({ type: 'request_risks' })
  run.command({ type: 'give_floor', seat: 'nobody' })
  run.speak()
  const gathered = new MarkGatherer()
  for (const event of run.events) gathered.see(event)
  expect(gathered.marks().marks.filter(({ kind }) => kind === 'intervention')).toEqual([
    {
      kind: 'intervention',
      by: ANNA.name,
      command: 'request_risks',
      seq: expect.any(Number),
      at: expect.any(Number),
      messageId: expect.any(String),
    },
  ])
})
