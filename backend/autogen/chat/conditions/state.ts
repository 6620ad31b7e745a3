import { BadState } from '../../core/errors.ts'
import type { Json } from '../../core/json.ts'
import type { Stop } from '../termination.ts'

export const VERSION = '1.0.0'

type Fields = { [key: string]: Json }

const isFields = (value: Json | undefined): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isDetails = (value: Json): value is Stop['details'][number] =>
  isFields(value) && typeof value.condition === 'string'

/** The fields of a saved condition. Each of these throws `BadState` where it is not what it should be. */
export function conditionState(type: string, state: Json): Fields {
  if (isFields(state) && state.type === type && state.version === VERSION) return state
  const found = isFields(state) ? `${String(state.type)} ${String(state.version)}` : 'something else'
  throw new BadState(`This is the state of ${found}; a ${type} takes up the state of a ${type} ${VERSION}.`)
}

export function counterIn(type: string, counters: Json | undefined, name: string): number {
  const value = isFields(counters) ? counters[name] : undefined
  if (typeof value === 'number' && Number.isFinite(value)) return value
  throw new BadState(`The state of a ${type} needs the number "${name}" among its counters.`)
}

export function listIn(type: string, value: Json | undefined, length: number): Json[] {
  if (Array.isArray(value) && value.length === length) return value
  throw new BadState(
    `The state of this ${type} needs ${length} members: build it with the members it was saved with.`,
  )
}

export function stopIn(type: string, value: Json | undefined): Stop | null {
  if (value === null) return null
  if (isFields(value)) {
    const { content, source, details } = value
    if (
      typeof content === 'string' &&
      typeof source === 'string' &&
      Array.isArray(details) &&
      details.every(isDetails)
    )
      return { content, source, details }
  }
  throw new BadState(`The state of a ${type} needs "stop": why it fired, or null.`)
}

/** Which members had fired, by their places, in the order they did. */
export function firedIn(type: string, value: Json | undefined, members: number): [number, Stop][] {
  const list = Array.isArray(value) ? value : [null]
  return list.map((one) => {
    const { place, stop } = isFields(one) ? one : {}
    if (typeof place === 'number' && Number.isInteger(place) && place >= 0 && place < members) {
      const why = stopIn(type, stop)
      if (why !== null) return [place, why]
    }
    throw new BadState(
      `The state of this ${type} needs "fired": which of its ${members} members fired, and why.`,
    )
  })
}
