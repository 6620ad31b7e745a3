import { Api, GrammyError } from 'grammy'
import { expect } from 'vitest'
import { VirtualClock } from '../../support/emulators/core/clock.ts'
import {
  startTelegram,
  type TelegramEmulator,
  type TelegramGiven,
  TEST_TOKEN,
} from '../../support/emulators/telegram/start.ts'

export const ADA = 501
export const GROUP = -1001

export type Bench = { telegram: TelegramEmulator; clock: VirtualClock; api: Api; close(): Promise<void> }

/** An emulator on a clock of its own, with the official library as its only client. */
export async function bench(given: TelegramGiven = {}): Promise<Bench> {
  const clock = new VirtualClock()
  const telegram = await startTelegram({ clock, ...given })
  const api = new Api(TEST_TOKEN, { apiRoot: telegram.url })
  return { telegram, clock, api, close: () => telegram.close() }
}

/** What Telegram refuses with, in its own words. */
export async function refusalOf(
  call: Promise<unknown>,
): Promise<Pick<GrammyError, 'error_code' | 'description' | 'parameters'>> {
  const fault: unknown = await call.then(
    () => expect.unreachable('Telegram was expected to refuse this.'),
    (thrown: unknown) => thrown,
  )
  if (!(fault instanceof GrammyError)) throw fault
  const { error_code, description, parameters } = fault
  return { error_code, description, parameters }
}
