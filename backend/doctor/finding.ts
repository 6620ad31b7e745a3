/** What a check found: good, worth knowing, or in the way; `says` tells how to mend what is not good. */
export type Finding = { of: string; state: 'ok' | 'warn' | 'fault'; says: string }

export const ok = (of: string, says: string): Finding => ({ of, state: 'ok', says })
export const warn = (of: string, says: string): Finding => ({ of, state: 'warn', says })
export const fault = (of: string, says: string): Finding => ({ of, state: 'fault', says })
