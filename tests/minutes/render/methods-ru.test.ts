import { describe, expect, it } from 'vitest'
import { methodName, TIE_BROKEN } from '../../../backend/council/decisions/method-name.ts'
import { THRESHOLDS } from '../../../backend/council/decisions/methods/table.ts'
import { methodInRussian } from '../../../backend/minutes/render/methods-ru.ts'
import type { ConsensusMethod } from '../../../schemas/generated/types.ts'

describe('the method as a Russian reader says it', () => {
  it.each<[string, string]>([
    ['majority', 'большинство голосов'],
    ['majority, the tie broken by the moderator', 'большинство голосов, при равенстве решил ведущий'],
    ['majority of more than 60%', 'большинство, больше 60% голосов'],
    ['supermajority of at least 67%', 'квалифицированное большинство, не меньше 67% голосов'],
    [
      'weighted majority; muted: expert_a, expert_b',
      'большинство по весу голосов; без голоса: expert_a, expert_b',
    ],
    ['consent', 'согласие без доводов против'],
    ['a show of hands', 'a show of hands'],
  ])('%s: %s', (method, words) => expect(methodInRussian(method)).toBe(words))

  it('knows every name that the rules give', () => {
    const methods: ConsensusMethod[] = [
      'majority',
      'supermajority',
      'unanimity',
      'weighted',
      'consent',
      'moderator',
    ]
    const names = methods.flatMap((method) =>
      [THRESHOLDS[method], 0.35].map((threshold) => methodName({ method, threshold })),
    )
    for (const name of [...names, ...names.map((one) => `${one}${TIE_BROKEN}`)])
      expect(methodInRussian(name), name).not.toMatch(/[a-z]/)
  })
})
