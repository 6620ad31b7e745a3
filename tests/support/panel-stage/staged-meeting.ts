import type { Meeting } from '../../../schemas/generated/types.ts'

/** A table of six with room for any number of turns. */
export const STAGED_MEETING: Partial<Meeting> = {
  title: 'Where the tool library lives',
  question:
    'Where do we keep the tools that members share, so that they stay dry and everybody gets at them?',
  seats: ['expert_a', 'expert_b', 'expert_c', 'expert_d'].map((seat) => ({ seat, role: 'expert' as const })),
  agenda: [{ title: 'Where to keep them', kind: 'decide', timeboxMinutes: 30 }],
  quality: { stopAfterQuietTurns: 20 },
  budget: { maxTurns: 100_000, maxMinutes: 100_000 },
}
