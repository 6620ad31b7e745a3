import { expect, it } from 'vitest'
import { testDoors } from '../support/doors.ts'

const open = testDoors()

it('long answers are packed for whoever opens them, and the same for others; short ones are not', async () => {
  const { url } = await open()
  const ask = (at: string, accepts: string) =>
    fetch(`${url}/api/v1${at}`, { headers: { 'accept-encoding': accepts } })
  const small = await ask('/openapi.json', 'gzip, deflate, br')
  expect([small.headers.get('content-encoding'), small.headers.get('vary')]).toEqual([
    'gzip',
    'accept-encoding',
  ])
  const plain = await ask('/openapi.json', 'identity')
  expect(plain.headers.get('content-encoding')).toBeNull()
  expect(Number(small.headers.get('content-length'))).toBeLessThan(
    Number(plain.headers.get('content-length')) / 3,
  )
  expect(await small.json()).toEqual(await plain.json())
  expect((await ask('/me', 'gzip')).headers.get('content-encoding')).toBeNull()
})
