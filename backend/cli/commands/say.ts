import { steer } from '../remote/steer.ts'
import { SERVER_OPTIONS } from '../remote/where.ts'
import { command, oneOf } from '../usage.ts'

export default command({
  name: 'say',
  takes: ['RUN', 'TEXT'],
  summary: 'Says something to the council of a run on a server; it is a source like any other.',
  teaches: `
Example
  xio say 20260105-090000-k3x9q2m7 "The landlord now offers one month of notice." --to expert_b`,
  options: {
    ...SERVER_OPTIONS,
    to: { type: 'string', value: 'SEAT', help: 'the seat that should answer next, such as expert_b' },
    when: { type: 'string', value: 'WHEN', help: 'next_turn, now or end_of_item (next_turn)' },
    note: { type: 'boolean', help: 'a note for the record, which no seat hears' },
  },
  run: ({ values, words: [runId = '', text = ''] }) =>
    steer(values, runId, {
      type: 'say',
      text,
      when: oneOf('--when', values.when, ['next_turn', 'now', 'end_of_item']) ?? 'next_turn',
      ...(values.to === undefined ? {} : { to: values.to }),
      ...(values.note === true ? { note: true } : {}),
    }),
})
