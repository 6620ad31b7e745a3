import { describe, expect, it } from 'vitest'
import { inProcessBus, inProcessLeases } from '../../backend/engine/in-process.ts'
import type { BusMessage } from '../../backend/ports/bus.ts'
import { leasesContract } from './leases.contract.ts'

leasesContract('in process', (log) => inProcessLeases(log))

describe('the bus in process', () => {
  const appended = (runId: string, seq: number): BusMessage => ({ kind: 'appended', runId, seq })
  const open = () => {
    const errors: unknown[] = []
    return { bus: inProcessBus((error) => errors.push(error)), errors }
  }

  it("tells a run's listeners and those of all runs, in order", () => {
    const { bus } = open()
    const heard: string[] = []
    bus.subscribe('run-1', ({ runId, kind }) => heard.push(`one ${runId} ${kind}`))
    bus.subscribe('*', ({ runId, kind }) => heard.push(`all ${runId} ${kind}`))
    bus.publish(appended('run-1', 1))
    bus.publish(appended('run-2', 1))
    expect(heard).toEqual(['one run-1 appended', 'all run-1 appended', 'all run-2 appended'])
  })

  it('tells nobody who has left, and leaving twice is harmless', () => {
    const { bus } = open()
    const heard: number[] = []
    const hear = () => heard.push(1)
    const leave = bus.subscribe('run-1', hear)
    bus.subscribe('run-1', hear)
    leave()
    leave()
    bus.publish(appended('run-1', 1))
    expect(heard).toEqual([1])
  })

  it('is not disturbed by who comes, goes or throws while a message is told', () => {
    const { bus, errors } = open()
    const heard: string[] = []
    const leave = bus.subscribe('run-1', () => {
      leave()
      bus.subscribe('run-1', () => heard.push('late'))
      throw new Error('a broken listener')
    })
    bus.subscribe('run-1', () => heard.push('other'))
    bus.publish(appended('run-1', 1))
    expect(heard).toEqual(['other'])
    expect(errors).toEqual([new Error('a broken listener')])
    bus.publish(appended('run-1', 2))
    expect(heard).toEqual(['other', 'other', 'late'])
  })
})
