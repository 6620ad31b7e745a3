import type { MessageView, SeatView, SpeakerView } from '../../council/speaker-policies/policy.ts'

/** A number in [0, 1), the next of a row that its seed alone decides (mulberry32). */
export type Chance = () => number

export function chance(seed: number): Chance {
  let a = seed >>> 0
  return () => {
    a = (a + 0x6d2b79f5) >>> 0
    let t = Math.imul(a ^ (a >>> 15), a | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

/** A view as a council could show it, of any table, phase and talk. */
export function randomView(next: Chance): SpeakerView {
  const below = (n: number) => Math.floor(next() * n)
  const pick = <T>(items: readonly [T, ...T[]]): T => items[below(items.length)] ?? items[0]
  const seats = table(below)
  const speaking = seats.filter(({ speaks }) => speaks).map(({ seat }) => seat)
  const ids: [string, ...string[]] = [speaking[0] ?? 'expert_a', ...speaking.slice(1)]
  const [first, ...rest] = shuffledBy(ids, next).slice(0, 1 + below(ids.length))
  const candidates = ids.filter((seat) => seat === first || rest.includes(seat))
  const messages = talk(seats, { below, pick, first: below(40) })
  const lastTurn = messages.findLast(({ seat }) => seat !== null)?.messageId ?? null
  return {
    phase: pick([
      'opening',
      'debate',
      'debate',
      'risks',
      'convergence',
      'alternatives',
      'actions',
      'closing',
    ]),
    item: below(5) === 0 ? null : { id: 'i1', title: 'Where to meet', kind: pick(['decide', 'discuss']) },
    seats,
    candidates,
    order: {
      seat: candidates[below(candidates.length)] ?? ids[0],
      rationale: 'It is its turn in the round.',
    },
    lastSpeaker: below(4) === 0 ? null : pick(ids),
    lastTurn: below(6) === 0 ? null : lastTurn,
    messages,
    positions: ids
      .filter(() => below(2) === 0)
      .map((seat) => ({ seat, optionId: pick(['o1', 'o2', null]), confidence: pick([0.4, 1, null]) })),
    objections: Array.from({ length: below(3) }, (_, i) => ({
      claimId: `c${i + 2}`,
      by: pick(ids),
      to: pick(ids),
      text: 'That is not what the source says.',
    })),
    turn: 1 + below(60),
    seed: below(1000),
    language: pick(['en', 'en', 'ru']),
  }
}

type Below = (n: number) => number

function table(below: Below): SeatView[] {
  const experts = Array.from({ length: 1 + below(5) }, (_, i) => `expert_${'abcde'[i]}`)
  const all = below(3) === 0 ? experts : ['moderator', ...experts]
  const turns = below(4)
  return [
    ...all.map((seat): SeatView => ({
      seat,
      role: seat === 'moderator' ? 'moderator' : 'expert',
      name: seat.replace('_', ' '),
      speaks: true,
      turns: below(turns + 1),
    })),
    { seat: 'scribe', role: 'scribe', name: 'Scribe', speaks: false, turns: 0 },
  ]
}

function talk(
  seats: readonly SeatView[],
  { below, pick, first }: { below: Below; pick: <T>(items: readonly [T, ...T[]]) => T; first: number },
): MessageView[] {
  const names: [string, ...string[]] = ['expert_a', ...seats.map(({ seat }) => seat)]
  return Array.from({ length: below(8) }, (_, i) => {
    const seat = below(8) === 0 ? null : pick(names)
    const handsTo = seat !== null && below(4) === 0 ? pick(names) : null
    return {
      messageId: `m${first + i}`,
      seat,
      name: seat ?? 'Anna',
      phase: 'debate',
      text: pick(['I think so.', 'expert_a should say more.', '', 'Почему? – Потому что дорого.']),
      mentions: below(3) === 0 ? [pick(names)] : [],
      handsTo,
      handsToWhy: handsTo !== null && below(2) === 0 ? 'You know it best.' : null,
    }
  })
}

function shuffledBy<T>(items: readonly T[], next: Chance): T[] {
  return items
    .map((item) => ({ item, place: next() }))
    .toSorted((a, b) => a.place - b.place)
    .map(({ item }) => item)
}
