import { STEPS, type Step } from './steps.ts'

const [WELCOMED, LEFT_OUT] = ['xio.welcomed', 'xio.welcome.left-out']

/** Whether this browser has shown the welcome page already. */
export const wasWelcomed = (): boolean => kept(WELCOMED) !== ''

export const rememberWelcome = (): void => keep(WELCOMED, '1')

/** The steps that somebody does not want to see. */
export function leftOut(): readonly Step[] {
  const names = kept(LEFT_OUT).split(',')
  return STEPS.filter((step) => names.includes(step))
}

export const leaveOut = (steps: readonly Step[]): void => keep(LEFT_OUT, steps.join(','))

function kept(key: string): string {
  try {
    return localStorage.getItem(key) ?? ''
  } catch {
    // Storage is off: nothing is kept, and the welcome page does not come by itself each time.
    return key === WELCOMED ? 'unknown' : ''
  }
}

function keep(key: string, text: string): void {
  try {
    localStorage.setItem(key, text)
  } catch {
    // See above.
  }
}
